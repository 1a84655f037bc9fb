using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Review.Holdouts;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Draws a stored report.</summary>
internal abstract class ReportCard(PeriodicReport report, AgreementRegistry agreements, UserDirectory directory, DigestExamples examples)
    : ICard
{
    public PeriodicReport Report => report;

    public string Kind => report.MessageKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await db.Digests.FirstOrDefaultAsync(d => d.Key == row.Subject, cancel) is not { } stored)
        {
            return null;
        }

        var (text, blocks) = await Draw(db, stored, withChart: true, cancel);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text,
            Blocks = blocks,
        };
    }

    /// <summary>What Slack shows of it, and the same for those who hear it.</summary>
    public async Task<(Markup Text, IReadOnlyList<Block> Blocks)> Draw(
        HandoffDb db,
        DigestRow stored,
        bool withChart,
        CancellationToken cancel
    )
    {
        var view = await ViewModel(db, stored, cancel);
        return (Text(view), [.. Blocks(view, withChart), .. FigureSelect.Of(stored.Key, view.Numbers)]);
    }

    protected abstract Markup Text(DigestViewModel view);

    protected abstract IEnumerable<Block> Blocks(DigestViewModel view, bool withChart);

    private async Task<DigestViewModel> ViewModel(HandoffDb db, DigestRow stored, CancellationToken cancel)
    {
        var inForce = agreements.Of(stored.Agreement);
        var numbers = ReportCompiler.Numbers(stored);
        // Drawn again after a change, it still says what was agreed then; whoever runs the review now is asked.
        var agreed = await ReportCounting.CountedBy(db, numbers, inForce, cancel);
        // An audit that the agreement no longer asks for is still drawn.
        var schedule = report.ScheduleOf(agreed) ?? agreed.Review;
        return new DigestViewModel(
            numbers,
            agreed,
            await directory.Mention(inForce.Owners.WeeklyReview, cancel),
            await examples.Of(db, numbers, cancel),
            PeriodicReport.IsPreview(stored.Key),
            WeeklySchedule.Next(agreed.Review, stored.To),
            agreements.IsSeveral
        )
        {
            Schedule = schedule,
            Cases = await ReviewStore.Count(db, stored.Key, cancel),
            Proposals = await ProposalStore.Count(db, stored.Key, cancel),
            OwnerGaps = await Gaps(db, inForce, cancel),
            Captured = await DigestCaptured.Lines(db, numbers.Captured, cancel),
            DataIssues = await DigestDataIssues.Lines(numbers.DataIssues, directory, cancel),
            Gaps = report == PeriodicReport.Monthly ? await AuditGaps.Lines(numbers, agreed, directory, cancel) : [],
            Drift = report == PeriodicReport.Weekly ? await DigestDrift.Lines(db, stored, cancel) : [],
            Holdout = HoldoutLines.OfReport(numbers, agreed),
            PriorityLoad = await PriorityLoad.Lines(numbers, directory, cancel),
            DigestSenderSla = await DigestSenderSla.Lines(numbers.Stopped, inForce.Owners, directory, cancel),
        };
    }

    // Told while it lasts: a report drawn again says how it is then.
    private async Task<IReadOnlyList<Markup>> Gaps(HandoffDb db, HandoffAgreement agreed, CancellationToken cancel)
    {
        var gaps = await OwnerGaps.Known(db, agreed, cancel);
        var lines = new List<Markup>();
        foreach (var gap in gaps)
        {
            lines.Add(
                $"• {Markup.Escape(OwnerRoleText.Of(gap.Role))}: {await directory.Mention(gap.Person, cancel)} "
                    + $"{Markup.Escape(PassedOver.InWords(gap.Why))}"
            );
        }

        return lines.Count == 0 ? [] : [$"⚠️ *Owners who are missing* (what is asked of them is read by nobody)", .. lines];
    }
}
