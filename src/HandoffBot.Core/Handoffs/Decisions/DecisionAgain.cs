using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>Why an event that was held is decided again.</summary>
/// <param name="By">Under what the decision is known: the key of what brought it about.</param>
/// <param name="Fields">Paths of the fields that came without a score.</param>
public sealed record DecisionAgain(string By, IReadOnlyList<string> Fields)
{
    /// <summary>The rule of a report of fields that no lead waited for.</summary>
    public const string FieldsRule = "fields";

    /// <summary>The rule of a lead that was let go by hand.</summary>
    public const string ReleasedRule = "released";

    /// <summary>The rule of a lead that was given up by hand while it waited.</summary>
    public const string DroppedRule = "dropped";

    /// <summary>The rule of a lead whose alert expired while it waited for opening.</summary>
    public const string ExpiredWaitingRule = "expired:waiting";

    private const string OpeningRule = "opening";
    private const string WhichRule = "account";

    private string Told => string.Join(", ", Fields);

    /// <summary>The first step of the trace.</summary>
    internal TraceStep Step(ScoreEvent e, Instant now) =>
        new(
            FieldsRule,
            Told,
            true,
            $"These came without a score, {DurationText.Of(now - InstantMath.Earlier(e.OccurredAt, now))} after {e.Id} occurred, which was "
                + "held and is decided again."
        );

    /// <summary>The first step of the trace of a lead that was let go by hand.</summary>
    internal static TraceStep Released(HoldRelease release) =>
        new(ReleasedRule, $"released by {release.By}", true, $"Let go {HoldReleaseText.Of(release)}.");

    /// <summary>The first step of the trace of a lead that waited for opening.</summary>
    internal static TraceStep Waited(ScoreEvent e, Instant now) =>
        new(
            OpeningRule,
            $"occurred {DurationText.Of(now - InstantMath.Earlier(e.OccurredAt, now))} ago",
            true,
            $"{e.Id} waited for working hours to open and is decided again."
        );

    /// <summary>The first step of the trace of a lead whose account a person named.</summary>
    internal static TraceStep Answered(ScoreEvent e, Instant now) =>
        new(
            WhichRule,
            $"occurred {DurationText.Of(now - InstantMath.Earlier(e.OccurredAt, now))} ago",
            true,
            $"{e.Id} waited for a word on which account it is and is decided again."
        );

    /// <summary>Why a lead that waited for opening is not posted.</summary>
    internal static string ExpiredWaiting(ScoreEvent e, Instant now) =>
        $"It happened {DurationText.Of(now - InstantMath.Earlier(e.OccurredAt, now))} ago and its alert expired while it waited for "
        + "opening: nothing is posted.";

    /// <summary>The whole trace of fields that cannot be taken in, for only a person can tell of which account they are.</summary>
    /// <param name="says">Why, in plain words.</param>
    public TraceStep NotTakenIn(string says) =>
        new(FieldsRule, Told, false, $"Not taken in: {says} Send them again once it is answered which account it is.");

    /// <summary>The whole trace where no lead waited.</summary>
    public TraceStep Learned() => new(FieldsRule, Told, true, "Known from now on; no lead of this account waits.");
}
