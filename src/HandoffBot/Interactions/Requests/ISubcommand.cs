namespace HandoffBot.Interactions.Requests;

/// <summary>A subcommand of <c>/handoff</c>.</summary>
internal interface ISubcommand
{
    /// <summary>The word.</summary>
    string Name { get; }

    /// <summary>What follows it, as help shows it; empty when nothing does.</summary>
    string Usage { get; }

    /// <summary>One line for help.</summary>
    string Does { get; }

    /// <summary>The answer.</summary>
    Task<RequestAnswer> Answer(SubcommandRequest question, CancellationToken cancel);
}
