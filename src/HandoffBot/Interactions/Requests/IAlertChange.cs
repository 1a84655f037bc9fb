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
