using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Review.Proposals;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Compiles an agreement's report of its last period that is over, once. May be called at any time, by anyone, as often as they
/// like.</summary>
public sealed partial class ReportCompiler(
    IDatabase database,
    AgreementRegistry agreements,
    ReviewSampler draw,
    IProposalSource source,
    ProposalOpening opening,
    PeriodWatermark watermark,
    TimeProvider time,
    WorkSignals signals,
    ILogger<ReportCompiler> log
)
{
    /// <summary>How far back <see cref="Recent"/> looks, in days.</summary>
    public const int RecentDays = AuthorityNumbers.Days;

    /// <summary>True when this call compiled one; false when there was nothing to do. An agreement that retired is reviewed for the
    /// last time at the end of the period in which it did.</summary>
    public async Task<bool> CompileDue(PeriodicReport report, KnownAgreement known, CancellationToken cancel)
    {
        if (report.ScheduleOf(known.Agreement) is not { } schedule)
        {
            return false;
        }

        var period = ReviewPeriods.Last(schedule, time.Now());
        if (known.RetiredAt < period.From)
        {
            return false;
        }

        var key = report.Key(known.Agreement, schedule, period);
        if (await database.Read((db, token) => IsSettled(db, known.Agreement.Id, key, period, token), cancel))
        {
            return false;
        }

        await watermark.Reached(period.To, cancel);
        // Counting is done before the transaction, which on the embedded database would hold up all others.
        var agreed = await ReportCounting.AsOf(database, known.Agreement, period.To, cancel);
        var isWeekly = report == PeriodicReport.Weekly;
        // Neither needs the other, and both read the whole period.
        var drawing = isWeekly
            ? ReportCounting.Cases(database, draw, agreed, new(key, period), cancel)
            : Task.FromResult<IReadOnlyList<ReviewCaseRow>>([]);
        var counting = Compile(report, agreed, report.ScheduleOf(agreed) ?? schedule, key, period, cancel);
        await Task.WhenAll(drawing, counting);
        var (row, cases) = (await counting, await drawing);
        var broken =
            isWeekly && known.RetiredAt is null
                ? await database.Read((db, token) => AuthorityDemotion.Plan(db, known.Agreement.Id, period.To, token), cancel)
                : null;
        // What is proposed changes what is in force now; where authority is taken back, that is another version in a moment.
        var proposals = isWeekly && broken is null ? await Proposals(known.Agreement, row, cancel) : [];
        var refusals = new List<string>();
        var isNew = await database.Write(
            async (db, token) =>
            {
                refusals.Clear();
                if (await db.Digests.AnyAsync(d => d.Key == key, token))
                {
                    return false;
                }

                if (broken is not null)
                {
                    var takenBack = await AuthorityDemotion.Store(db, broken, row, time.Now(), token);
                    row.Numbers = DocumentFormats.DigestNumbers.Write(Numbers(row) with { TakenBack = takenBack });
                }

                await Store(db, report, row, cases, token);
                foreach (var proposed in proposals)
                {
                    if (await opening.Open(db, known.Agreement, row.Key, proposed, token) is { } refusal)
                    {
                        refusals.Add(refusal);
                    }
                }

                return true;
            },
            cancel
        );
        if (isNew)
        {
            signals.Messages.Notify();
            Log(row, refusals);
        }

        return isNew;
    }

    /// <summary>The running period as far as it has got; stored by <see cref="Want"/>.</summary>
    public Task<DigestRow> CompileSoFar(PeriodicReport report, HandoffAgreement agreed, ReviewSchedule schedule, CancellationToken cancel)
    {
        var now = time.Now();
        return Compile(report, agreed, schedule, PeriodicReport.PreviewKey(now), ReviewPeriods.SoFar(schedule, now), cancel);
    }

    /// <summary>Stores a compiled report without cases and wants it shown, in the write under way; notify
    /// <see cref="WorkSignals.Messages"/> after it.</summary>
    public Task Want(HandoffDb db, PeriodicReport report, DigestRow row, CancellationToken cancel) => Store(db, report, row, [], cancel);

    /// <summary>The numbers of the last <see cref="RecentDays"/> days, with what they tell of the proofs; stored nowhere.</summary>
    public Task<DigestNumbers> Recent(HandoffAgreement agreed, CancellationToken cancel)
    {
        var now = time.Now();
        return ReportCounting.Numbers(
            database,
            agreed,
            agreed.Review,
            new(now - Duration.FromDays(RecentDays), now),
            withProofs: true,
            cancel
        );
    }

    internal static DigestNumbers Numbers(DigestRow row) => DocumentFormats.DigestNumbers.Read(row.Numbers);

    // What was looked at is part of the digest, for no later look finds the same labels.
    private async Task<IReadOnlyList<NewProposal>> Proposals(HandoffAgreement agreed, DigestRow row, CancellationToken cancel)
    {
        var found = await source.Find(agreed, row, cancel);
        if (found.Search is not null)
        {
            row.Numbers = DocumentFormats.DigestNumbers.Write(Numbers(row) with { Search = found.Search });
        }

        return found.Proposals;
    }

    // A period that was over before there was an agreement is nobody's to review.
    private static Task<bool> IsSettled(HandoffDb db, string agreement, string key, ReviewPeriod period, CancellationToken cancel) =>
        AgreementStore.IsReviewSettled(db, key, agreement, period.To, cancel);

    private async Task Store(
        HandoffDb db,
        PeriodicReport report,
        DigestRow row,
        IReadOnlyList<ReviewCaseRow> cases,
        CancellationToken cancel
    )
    {
        db.Digests.Add(row);
        await ReviewStore.Add(db, cases, cancel);
        var channel = agreements.Of(row.Agreement).Channels.Review;
        await Outbox.WantReport(db, report.MessageKind, row, cases, channel, time.Now(), cancel);
    }

    private async Task<DigestRow> Compile(
        PeriodicReport report,
        HandoffAgreement agreed,
        ReviewSchedule schedule,
        string key,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var numbers = await ReportCounting.Of(database, report, agreed, schedule, period, cancel);
        return new DigestRow
        {
            Key = key,
            Agreement = agreed.Id,
            From = period.From,
            To = period.To,
            CompiledAt = time.Now(),
            Numbers = DocumentFormats.DigestNumbers.Write(numbers),
        };
    }

    private void Log(DigestRow row, List<string> refusals)
    {
        Compiled(row.Key);
        foreach (var refusal in refusals)
        {
            NotProposed(row.Agreement, refusal);
        }

        if (Numbers(row).TakenBack is { } taken)
        {
            var behaviours = string.Join(", ", taken.Behaviours.Select(AgreementText.Of));
            if (taken.Version is { } version)
            {
                TakenBack(behaviours, row.Agreement, version, string.Join("; ", taken.Reasons));
            }
            else
            {
                NotTakenBack(behaviours, row.Agreement, taken.Refusal ?? "");
            }
        }
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Information, Message = "Report {Key} is compiled")]
    private partial void Compiled(string key);

    [LoggerMessage(
        EventId = 1506,
        Level = LogLevel.Warning,
        Message = "A change of {Agreement} that was found is not proposed. {Why}"
    )]
    private partial void NotProposed(string agreement, string why);

    [LoggerMessage(
        EventId = 1507,
        Level = LogLevel.Warning,
        Message = "Authority over {Behaviours} is taken back by itself: agreement {Agreement} version {Version} is in force. {Reasons}"
    )]
    private partial void TakenBack(string behaviours, string agreement, int version, string reasons);

    [LoggerMessage(
        EventId = 1508,
        Level = LogLevel.Error,
        Message = "Authority over {Behaviours} breaks a bound and could not be taken back in agreement {Agreement}. {Why}"
    )]
    private partial void NotTakenBack(string behaviours, string agreement, string why);
}
