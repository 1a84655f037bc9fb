using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Review;

/// <summary>Counts a period. Reads each record once, so they may be streamed; what it keeps grows with the groups and the flags, not with
/// the alerts.</summary>
public static class Counts
{
    /// <summary>The name of flags whose reason was not given.</summary>
    public const string NoReason = "No reason given";

    /// <summary>The name of what came from a source that was not told.</summary>
    public const string NoSource = "Source not known";

    /// <summary>How many examples a group shows.</summary>
    public const int Examples = 3;

    /// <summary>The digest's numbers.</summary>
    /// <param name="cohort">The alerts of the period that is reported.</param>
    /// <param name="before">The alerts of the period before it, as they stood at the end of this one.</param>
    /// <param name="flagged">Alerts with flags that stood at the end of the period, of whichever cohort.</param>
    /// <param name="stopped">Events that did not reach a rep.</param>
    /// <param name="agreement">Gives the order of bands and the proof needed for a verdict.</param>
    public static DigestNumbers Of(
        CohortCounts cohort,
        CohortCounts before,
        IEnumerable<FlaggedAlert> flagged,
        IEnumerable<StoppedCounts> stopped,
        HandoffAgreement agreement
    )
    {
        var tally = new FlagTally(cohort.Opened);
        foreach (var alert in flagged)
        {
            tally.Add(alert);
        }

        return Of(cohort, before, tally, stopped, agreement);
    }

    /// <summary>As the other overload, where the flags are counted already.</summary>
    /// <param name="cohort">The alerts of the period that is reported.</param>
    /// <param name="before">The alerts of the period before it, as they stood at the end of this one.</param>
    /// <param name="flagged">Of the same period.</param>
    /// <param name="stopped">Events that did not reach a rep.</param>
    /// <param name="agreement">Gives the order of bands and the proof needed for a verdict.</param>
    public static DigestNumbers Of(
        CohortCounts cohort,
        CohortCounts before,
        FlagTally flagged,
        IEnumerable<StoppedCounts> stopped,
        HandoffAgreement agreement
    )
    {
        var byBand = CountAlerts(cohort.Alerts);
        var all = Sum(byBand);
        return new DigestNumbers
        {
            Period = cohort.Opened,
            Alerts = all,
            ByBand =
            [
                .. byBand
                    .OrderBy(b => Bands.Rank(agreement, b.Key))
                    .ThenBy(b => b.Key, StringComparer.Ordinal)
                    .Select(b => new NamedCount<AlertNumbers>(b.Key, b.Value)),
            ],
            BadScores = BadScores(flagged, Cohort.Period, all.Posted, agreement),
            Before = Settled(before, flagged, agreement),
            Flags = flagged.Numbers(),
            Stopped =
            [
                .. stopped
                    .GroupBy(s => (s.Outcome, s.Rule))
                    .Select(g => new StoppedCounts(g.Key.Outcome, g.Key.Rule, g.Sum(s => s.Count)))
                    .OrderByDescending(s => s.Count)
                    .ThenBy(s => s.Rule, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>What became of alerts, all bands together.</summary>
    /// <param name="alerts">One by one or in groups.</param>
    public static AlertNumbers Sum(IEnumerable<AlertCounts> alerts) => Sum(CountAlerts(alerts));

    private static CohortNumbers Settled(CohortCounts before, FlagTally flagged, HandoffAgreement agreement)
    {
        var all = Sum(CountAlerts(before.Alerts));
        return new CohortNumbers(
            before.Opened,
            all,
            flagged.Of(Cohort.Before),
            BadScores(flagged, Cohort.Before, all.Posted, agreement)
        );
    }

    private static AlertNumbers Sum(Dictionary<string, AlertNumbers> byBand) => byBand.Values.Aggregate(new AlertNumbers(), Add);

    private static Dictionary<string, AlertNumbers> CountAlerts(IEnumerable<AlertCounts> alerts)
    {
        var byBand = new Dictionary<string, AlertNumbers>(StringComparer.Ordinal);
        foreach (var alert in alerts)
        {
            byBand[alert.Band] = Add(byBand.GetValueOrDefault(alert.Band, new AlertNumbers()), NumbersOf(alert));
        }

        return byBand;
    }

    // What one alert, or a group that agrees in everything, counts for.
    internal static AlertNumbers NumbersOf(AlertCounts a)
    {
        var posted = a.Posted ? a.Count : 0;
        var contacted = a.State is AlertState.Contacted ? posted : 0;
        var accepted = a.Claimed ? posted : contacted;
        return new AlertNumbers
        {
            Opened = a.Count,
            Posted = posted,
            Accepted = accepted,
            Mature = a.Mature ? new(posted, accepted) : new(0, 0),
            Contacted = contacted,
            ExpiredUntouched = a is { State: AlertState.Expired, Claimed: false } ? posted : 0,
            Withdrawn = a.State is AlertState.Withdrawn ? posted : 0,
            StillLive = AlertStates.IsLive(a.State) ? posted : 0,
            FirstTouch = a.Missed switch
            {
                FirstTouchBreach.Yes when posted > 0 => new FirstTouchNumbers(posted, 0, contacted),
                FirstTouchBreach.InShadow when posted > 0 => new FirstTouchNumbers(0, posted, contacted),
                FirstTouchBreach.No or FirstTouchBreach.InShadow or FirstTouchBreach.Yes => null,
            },
        };
    }

    private static AlertNumbers Add(AlertNumbers a, AlertNumbers b) =>
        new()
        {
            Opened = a.Opened + b.Opened,
            Posted = a.Posted + b.Posted,
            Accepted = a.Accepted + b.Accepted,
            Mature = MatureAlerts.Sum(a.Mature, b.Mature),
            Contacted = a.Contacted + b.Contacted,
            ExpiredUntouched = a.ExpiredUntouched + b.ExpiredUntouched,
            Withdrawn = a.Withdrawn + b.Withdrawn,
            StillLive = a.StillLive + b.StillLive,
            FirstTouch = FirstTouchNumbers.Sum(a.FirstTouch, b.FirstTouch),
        };

    private static Rate BadScores(FlagTally flagged, Cohort cohort, long posted, HandoffAgreement agreement)
    {
        var open = flagged.Of(cohort, FlagVerdict.Unreviewed);
        // A flag proves that its alert was seen, even where Slack's confirmation of the post never came.
        return Rate.Of(
            flagged.Of(cohort, FlagVerdict.Confirmed),
            open,
            flagged.Of(cohort) - open,
            posted + flagged.Unposted(cohort),
            agreement.Proof
        );
    }
}
