using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Review.Holdouts;

/// <summary>How far a holdout has come, and what may be said.</summary>
public enum HoldoutState
{
    /// <summary>Too few accounts have come, or their time is not over: nothing may be concluded.</summary>
    NotEnough,

    /// <summary>Too few will come before it ends, or came: it costs and will not tell.</summary>
    OutOfReach,

    /// <summary>Enough accounts, and of none that is held out any outcome is known: either nothing came of all of them, or nobody
    /// tells.</summary>
    NothingKnown,

    /// <summary>It tells the difference.</summary>
    Told,
}

/// <summary>What a holdout's numbers mean at a moment.</summary>
public sealed record HoldoutAnalysis
{
    private static readonly Duration ShortestPace = Duration.FromDays(1);

    private HoldoutAnalysis() { }

    /// <summary>How far it is.</summary>
    public required HoldoutState State { get; init; }

    /// <summary>The numbers.</summary>
    public required HoldoutNumbers Numbers { get; init; }

    /// <summary>When it ends.</summary>
    public required Instant EndsAt { get; init; }

    /// <summary>Whether it is over, so that leads alert as ever.</summary>
    public required bool IsOver { get; init; }

    /// <summary>How many more held-out accounts it takes; 0 where enough have come.</summary>
    public required long Missing { get; init; }

    /// <summary>When the last account that it takes has had its time: known where enough have come, else at the pace so far; null where no
    /// pace is known.</summary>
    public Instant? ReadyAt { get; init; }

    /// <summary>How many accounts will have been held out in the end, at the pace so far.</summary>
    public required long HeldOutByEnd { get; init; }

    /// <summary>How many outcomes that costs, if alerts bring what the agreement asks of them.</summary>
    public required double ExpectedCost { get; init; }

    /// <summary>Held-out accounts of a week, at the pace so far; null where no pace is known.</summary>
    public double? AWeek { get; init; }

    /// <summary>Those compared that came to the outcome without an alert.</summary>
    public Proportion HeldOut => new(Numbers.Reached.HeldOut, Numbers.Compared.HeldOut);

    /// <summary>Those compared that came there with alerts.</summary>
    public Proportion Alerted => new(Numbers.Reached.Alerted, Numbers.Compared.Alerted);

    /// <summary>What alerts bring: the share with them less the share without, with 95 % confidence. Only where it is told.</summary>
    public (double Lower, double Upper) Lift => NewcombeInterval.Of(Alerted, HeldOut);

    /// <summary>Whether each further week of holding out costs more than it teaches.</summary>
    public bool CostsMoreThanItTeaches => !IsOver && State is (HoldoutState.OutOfReach or HoldoutState.Told);

    /// <summary>Until when a report speaks of it: its end, or the moment at which it tells, whichever is later.</summary>
    /// <param name="holdout">As it was agreed.</param>
    /// <param name="zone">IANA time zone of the weekly review.</param>
    /// <param name="numbers">What was counted.</param>
    public static Instant LastWord(Holdout holdout, string zone, HoldoutNumbers numbers)
    {
        var ends = holdout.EndsAt(zone);
        return numbers.EnoughAt is { } enough ? InstantMath.Later(ends, enough + holdout.Within) : ends;
    }

    /// <summary>What the numbers mean.</summary>
    /// <param name="holdout">As it was agreed.</param>
    /// <param name="zone">IANA time zone of the weekly review.</param>
    /// <param name="numbers">As they were at <paramref name="at"/>.</param>
    /// <param name="at">The moment.</param>
    public static HoldoutAnalysis Of(Holdout holdout, string zone, HoldoutNumbers numbers, Instant at)
    {
        var (ends, entered) = (holdout.EndsAt(zone), numbers.Entered);
        var pace = Pace(numbers, InstantMath.Earlier(at, ends));
        var heldOutADay = pace * (double)holdout.Share;
        var daysLeft = Math.Max(0, (ends - at).TotalDays);
        var missing = HoldoutCount
            .PowerOf(holdout)
            .Missing(entered.HeldOut, entered.Alerted, (double)((1 - holdout.Share) / holdout.Share));
        missing = numbers.EnoughAt is null ? missing : 0;
        var ready = numbers.EnoughAt + holdout.Within ?? (heldOutADay is { } aDay ? at + Days(missing / aDay) + holdout.Within : null);
        var byEnd = entered.HeldOut + (long)Math.Round((heldOutADay ?? 0) * daysLeft);
        var isOver = at >= ends;
        var isOutOfReach = numbers.EnoughAt is null && (isOver || ready - holdout.Within > ends);
        return new()
        {
            State =
                isOutOfReach ? HoldoutState.OutOfReach
                : numbers.EnoughAt is null || ready > at ? HoldoutState.NotEnough
                : numbers.Known.HeldOut == 0 ? HoldoutState.NothingKnown
                : HoldoutState.Told,
            Numbers = numbers,
            EndsAt = ends,
            IsOver = isOver,
            Missing = missing,
            ReadyAt = ready,
            HeldOutByEnd = byEnd,
            ExpectedCost = byEnd * (double)(holdout.WithAlert - holdout.WithoutAlert),
            AWeek = heldOutADay * 7,
        };
    }

    // Accounts of both sides a day; of a moment too short nothing can be told.
    private static double? Pace(HoldoutNumbers numbers, Instant until) =>
        numbers.FirstAt is { } first && until - first >= ShortestPace
            ? (numbers.Entered.HeldOut + numbers.Entered.Alerted) / (until - first).TotalDays
            : null;

    // A date beyond a century helps nobody, and overflows.
    private static Duration Days(double days) => Duration.FromDays(Math.Min(days, 36_500));
}
