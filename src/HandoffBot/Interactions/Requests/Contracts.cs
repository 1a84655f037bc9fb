using HandoffBot.Core.Handoffs.Transitions;

namespace HandoffBot.Interactions.Requests;

/// <summary>An element that changes an alert.</summary>
internal interface IAlertChange
{
    /// <summary>The <c>action_id</c>, or the <c>callback_id</c> of a form.</summary>
    string Id { get; }

    /// <summary>Whether the person is shown their own flag afterwards, with what they can still do about it.</summary>
    bool ShowsOwnFlag => false;

    /// <summary>What the rules are asked to do; null when the click lacks what it needs.</summary>
    AlertCommand? Command(AlertClick click);
}

/// <summary>An element that shows something about an alert.</summary>
internal interface IAlertView
{
    /// <summary>The <c>action_id</c>.</summary>
    string Id { get; }

    /// <summary>What to show.</summary>
    Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel);
}

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
