namespace HandoffBot.Core.Review;

/// <summary>
/// Counts alerts with flags as they pass by, in whatever order: what is kept grows with the groups that flags fall into, not with the
/// alerts.
/// </summary>
/// <param name="period">The flags clicked in it are grouped.</param>
public sealed class FlagTally(ReviewPeriod period)
{
    private readonly Dictionary<(Cohort Cohort, FlagVerdict Verdict), (long Alerts, long Unposted)> _cohorts = [];
    private readonly FlagGroups _reasons = FlagGroups.By("reason");
    private readonly FlagGroups _bands = FlagGroups.By("band");
    private readonly FlagGroups _sources = FlagGroups.By("source");
    private readonly FlagGroups _signals = FlagGroups.By("signal");
    private long _passed;
    private long _alerts;
    private long _flags;
    private long _late;

    /// <summary>Takes an alert into account.</summary>
    /// <param name="alert">Each is given once.</param>
    public void Add(FlaggedAlert alert)
    {
        var (alerts, unposted) = _cohorts.GetValueOrDefault((alert.Cohort, alert.Verdict));
        _cohorts[(alert.Cohort, alert.Verdict)] = (alerts + 1, unposted + (alert.Posted ? 0 : 1));
        _passed++;
        if (FlagGrouping.Clicked(alert with { Order = alert.Order ?? _passed }, period) is not { } clicked)
        {
            return;
        }

        _alerts++;
        _flags += clicked.Flags.Count;
        _late += clicked.Flags.Count(flag => flag.AfterClose);
        _reasons.Add(clicked);
        _bands.Add(clicked);
        _sources.Add(clicked);
        _signals.Add(clicked);
    }

    /// <summary>What was clicked in the period.</summary>
    internal FlagNumbers Numbers() =>
        new()
        {
            Alerts = _alerts,
            Flags = _flags,
            Late = _late,
            ByReason = [.. _reasons.Ordered().Select(one => one.Group)],
            ByBand = [.. _bands.Ordered().Select(one => one.Group)],
            BySource = [.. _sources.Ordered().Select(one => one.Group)],
            BySignal = [.. _signals.Ordered().Select(one => one.Group)],
        };

    /// <summary>How many alerts of a cohort were flagged.</summary>
    internal long Of(Cohort cohort) => Sum(one => one.Cohort == cohort).Alerts;

    /// <summary>How many of a cohort have a verdict.</summary>
    internal long Of(Cohort cohort, FlagVerdict verdict) => Sum(one => one == (cohort, verdict)).Alerts;

    /// <summary>How many of a cohort were flagged although Slack had not confirmed their post.</summary>
    internal long Unposted(Cohort cohort) => Sum(one => one.Cohort == cohort).Unposted;

    private (long Alerts, long Unposted) Sum(Func<(Cohort Cohort, FlagVerdict Verdict), bool> which) =>
        _cohorts
            .Where(one => which(one.Key))
            .Aggregate((0L, 0L), (sum, one) => (sum.Item1 + one.Value.Alerts, sum.Item2 + one.Value.Unposted));
}
