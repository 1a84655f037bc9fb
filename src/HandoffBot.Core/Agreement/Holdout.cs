using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A share of the accounts that is left without alerts for a while, to learn what alerts bring.</summary>
/// <param name="Name">Tells one holdout from the next: another name draws other accounts and counts anew.</param>
/// <param name="Share">Which share of the accounts, above 0 to <see cref="MostShare"/>, always the same ones.</param>
/// <param name="Until">The last day, in the time zone of the weekly review.</param>
/// <param name="Outcome">What is measured: a meeting, an opportunity or a win.</param>
/// <param name="Within">How long after it would have been alerted a lead has time to come there.</param>
/// <param name="WithoutAlert">The share of leads that is expected to come there without an alert, 0–1.</param>
/// <param name="WithAlert">The share with one, from which on alerts are worth it: the difference it has to be able to tell.</param>
public sealed record Holdout(
    string Name,
    decimal Share,
    LocalDate Until,
    LeadOutcome Outcome,
    Duration Within,
    decimal WithoutAlert,
    decimal WithAlert
)
{
    /// <summary>The largest share: beyond half of the accounts it costs more and tells less.</summary>
    public const decimal MostShare = 0.5m;

    /// <summary>What holds where an agreement names no more than name, share and last day.</summary>
    public static Holdout Usual { get; } = new("", 0, default, LeadOutcome.Opportunity, Duration.FromDays(90), 0.10m, 0.15m);

    /// <summary>When it is over: from then on leads alert as ever.</summary>
    /// <param name="zone">IANA time zone of the weekly review.</param>
    public Instant EndsAt(string zone) => Until.PlusDays(1).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
}
