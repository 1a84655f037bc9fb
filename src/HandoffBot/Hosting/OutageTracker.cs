namespace HandoffBot.Hosting;

/// <summary>What a log line about an outage says.</summary>
/// <param name="IsNew">The outage begins with it.</param>
/// <param name="Lasted">Since the first failure; at the end, until the first success.</param>
/// <param name="Failures">Tries that failed so far.</param>
internal readonly record struct OutageReport(bool IsNew, TimeSpan Lasted, long Failures);

/// <summary>
/// Turns a stream of failures and successes into few reports: one when an outage begins, one a minute while it lasts, one
/// when it is over. Measured on the clock's timestamps, so that a time of day set back or forth changes nothing.
/// </summary>
internal sealed class OutageTracker(TimeProvider time)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    // A success among failures is no end: the outage is over when nothing has failed for this long.
    private static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private long? _startedAt;
    private long? _recovered;
    private long _lastFailure;
    private long _lastReport;
    private long _failures;

    /// <summary>Takes note of tries that failed, or with 0 that the outage goes on; what to report, or null.</summary>
    public OutageReport? Failed(int tries = 1)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var isNew = _startedAt is null;
            if (isNew)
            {
                (_startedAt, _failures) = (now, 0);
            }

            _failures += tries;
            (_lastFailure, _recovered) = (now, null);
            if (!isNew && time.GetElapsedTime(_lastReport, now) < ReportInterval)
            {
                return null;
            }

            _lastReport = now;
            return new OutageReport(isNew, time.GetElapsedTime(_startedAt!.Value, now), _failures);
        }
    }

    /// <summary>Takes note of a success; what to report when it ends an outage, otherwise null.</summary>
    public OutageReport? Succeeded()
    {
        lock (_gate)
        {
            if (_startedAt is not { } began)
            {
                return null;
            }

            var now = time.GetTimestamp();
            var recovered = _recovered ??= now;
            if (time.GetElapsedTime(_lastFailure, now) < RecoveryTime)
            {
                return null;
            }

            _startedAt = null;
            return new OutageReport(IsNew: false, time.GetElapsedTime(began, recovered), _failures);
        }
    }
}
