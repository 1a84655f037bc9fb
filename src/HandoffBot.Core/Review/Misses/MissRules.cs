using HandoffBot.Core.Handoffs.Wording;
using NodaTime;

namespace HandoffBot.Core.Review.Misses;

/// <summary>What a click about a missed lead leads to.</summary>
/// <param name="Report">To be appended; null where nothing changed.</param>
/// <param name="Reply">What the person is told.</param>
public sealed record MissChange(MissReport? Report, Phrase Reply);

/// <summary>How people report a lead that should have been an alert. Nothing is ever changed or removed: the last report of each person
/// about the same decision stands, unless it took the claim back.</summary>
public static class MissRules
{
    /// <summary>Reports it. The same person reporting the same again changes nothing.</summary>
    /// <param name="last">Their last report about it; null for none.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="now">When.</param>
    public static MissChange Report(MissReport? last, string by, Instant now) =>
        Standing(last) is not null
            ? new(null, $"You reported this lead as missed already.")
            : new(new(by, now, now), $"Reported as missed.");

    /// <summary>Says why. Giving a reason reports it too, for a person who had not.</summary>
    /// <param name="last">Their last report about it; null for none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="now">When.</param>
    public static MissChange Explain(MissReport? last, MissReason reason, string by, Instant now) =>
        Standing(last) is not { } said ? new(new(by, now, now, reason), $"Reported as missed.")
        : said.Reason == reason ? new(null, $"You gave this reason already.")
        : new(said with { Reason = reason, At = now }, $"Your reason is recorded.");

    /// <summary>Takes it back.</summary>
    /// <param name="last">Their last report about it; null for none.</param>
    /// <param name="now">When.</param>
    public static MissChange TakeBack(MissReport? last, Instant now) =>
        Standing(last) is { } said
            ? new(said with { IsTakenBack = true, At = now }, $"Your report is taken back.")
            : new(null, $"You have no report of this lead that stands, so there is nothing to take back.");

    /// <summary>A report while it stands; null once it was taken back.</summary>
    /// <param name="last">A person's last report; null for none.</param>
    public static MissReport? Standing(MissReport? last) => last is { IsTakenBack: false } ? last : null;

    /// <summary>A reason as people say it, without a capital.</summary>
    /// <param name="reason">Null for none given.</param>
    public static string Words(MissReason? reason) =>
        reason switch
        {
            MissReason.ScoreTooLow => "the score was too low",
            MissReason.SignalMissing => "something they did is not counted",
            MissReason.DataWrong => "a field was wrong or missing",
            MissReason.RuleWrong => "a rule stopped it that should not have",
            MissReason.TooLate => "it came too late",
            null => "no reason given",
        };
}
