using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Requests;

/// <summary>A subcommand of <c>/handoff</c>.</summary>
internal interface ISubcommand
{
    /// <summary>The word after <c>/handoff</c>.</summary>
    string Name { get; }

    /// <summary>What follows it, as help shows it; empty when nothing does.</summary>
    string Usage { get; }

    /// <summary>One line for help.</summary>
    Markup Summary { get; }

    /// <summary>The answer.</summary>
    Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel);
}
