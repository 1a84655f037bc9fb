using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Counts a report from the records. A period that is over gives the same numbers whenever it is counted: by the agreement that
/// was in force at its end, and from nothing that came later.</summary>
internal static class ReportCounting
{
    /// <summary>The agreement as it was in force at the end of a period; as it is known now where that cannot be read.</summary>
    public static async Task<HandoffAgreement> AsOf(IDatabase database, HandoffAgreement known, Instant end, CancellationToken cancel) =>
        await database.Read((db, token) => PastAgreements.At(db, known.Id, end, token), cancel) ?? known;

    /// <summary>The agreement by which stored numbers were counted; as it is known now where that cannot be read.</summary>
    public static async Task<HandoffAgreement> CountedBy(
        HandoffDb db,
        DigestNumbers numbers,
        HandoffAgreement known,
        CancellationToken cancel
    ) =>
        numbers.AgreementVersion is { } version && version != known.Version
            ? await PastAgreements.Version(db, known.Id, version, cancel) ?? known
            : known;

    /// <summary>The numbers of a stored report once more, as they are stored.</summary>
    public static async Task<string> Again(
        IDatabase database,
        PeriodicReport report,
        DigestRow stored,
        HandoffAgreement known,
        CancellationToken cancel
    )
    {
        var agreed = await AsOf(database, known, stored.To, cancel);
        var schedule = report.ScheduleOf(agreed) ?? agreed.Review;
        var again = await Of(database, report, agreed, schedule, new(stored.From, stored.To), cancel);
        // What was proposed and taken back with it is no count of the period: it is kept, not counted.
        var kept = ReportCompiler.Numbers(stored);
        return DocumentFormats.DigestNumbers.Write(again with { Search = kept.Search, TakenBack = kept.TakenBack });
    }

    /// <summary>All that a report tells of a period; an audit tells more.</summary>
    public static async Task<DigestNumbers> Of(
        IDatabase database,
        PeriodicReport report,
        HandoffAgreement agreed,
        ReviewSchedule schedule,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var isAudit = report == PeriodicReport.Monthly;
        var numbers = await Numbers(database, agreed, schedule, period, withProofs: isAudit, cancel);
        return isAudit
            ? numbers with
            {
                Metrics = await database.Read((db, token) => AuditMetricsCompiler.Compile(db, agreed, period, token), cancel),
            }
            : numbers;
    }

    /// <summary>The cases of a weekly review; its numbers may be counted at the same time.</summary>
    public static Task<IReadOnlyList<ReviewCaseRow>> Cases(
        IDatabase database,
        ReviewSampler draw,
        HandoffAgreement agreed,
        SamplingScope review,
        CancellationToken cancel
    ) => Beside(database, (db, token) => draw.Of(db, agreed, review, token), cancel);

    /// <summary>The numbers of the review, with what they tell of the proofs where that is asked for.</summary>
    public static async Task<DigestNumbers> Numbers(
        IDatabase database,
        HandoffAgreement agreed,
        ReviewSchedule schedule,
        ReviewPeriod period,
        bool withProofs,
        CancellationToken cancel
    )
    {
        // Four weeks of alerts, and the period's.
        var authority = Beside(database, (db, token) => AuthorityCounter.Of(db, agreed, period.To, token), cancel);
        var counted = database.Read(
            async (db, token) =>
            {
                var numbers = await ReviewNumbers.Compile(db, schedule, period, agreed, token);
                return withProofs ? numbers with { OwnerRules = await OwnerRuleHistory.Of(db, agreed.Id, period, token) } : numbers;
            },
            cancel
        );
        await Task.WhenAll(authority, counted);
        return (await counted) with { Authority = await authority };
    }

    // On another thread, for the embedded database reads on the one that asks.
    private static Task<T> Beside<T>(IDatabase database, Func<HandoffDb, CancellationToken, Task<T>> read, CancellationToken cancel) =>
        Task.Run(() => database.Read(read, cancel), cancel);
}
