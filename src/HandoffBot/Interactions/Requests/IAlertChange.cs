using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Requests;

/// <summary>An element that changes an alert.</summary>
internal interface IAlertChange
{
    /// <summary>The <c>action_id</c>, or the <c>callback_id</c> of a form.</summary>
    string Id { get; }

    /// <summary>Whether the person is shown their own flag afterwards, with what they can still do about it.</summary>
    bool ShowsOwnFlag => false;

    /// <summary>What has to be asked of Slack before; it must not take long, for other clicks wait.</summary>
    /// <param name="click">The click.</param>
    /// <param name="cancel">Gives up.</param>
    Task Prepare(AlertClick click, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What the rules are asked to do; null when the click lacks what it needs.</summary>
    AlertCommand? Command(AlertClick click);

    /// <summary>As <see cref="Command(AlertClick)"/>, for rules that need to know what is stored.</summary>
    /// <param name="db">Of the write that applies the command.</param>
    /// <param name="click">The click.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    Task<AlertCommand?> Command(HandoffDb db, AlertClick click, CancellationToken cancel) => Task.FromResult(Command(click));
}
