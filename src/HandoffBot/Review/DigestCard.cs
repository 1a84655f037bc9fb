using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Draws a stored digest.</summary>
internal sealed class DigestCard(AgreementRegistry agreements, UserDirectory directory, DigestExamples examples) : ICard
{
    public string Kind => Outbox.DigestKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await db.Digests.FirstOrDefaultAsync(d => d.Key == row.Subject, cancel) is not { } digest)
        {
            return null;
        }

        var view = await ViewModel(db, digest, cancel);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = DigestFallbackText.Of(view),
            Blocks = [.. DigestBlocks.Draw(view)],
        };
    }

    /// <summary>What the digest is drawn from.</summary>
    public async Task<DigestViewModel> ViewModel(HandoffDb db, DigestRow digest, CancellationToken cancel)
    {
        var agreed = agreements.Of(digest.Agreement);
        var numbers = WeeklyDigest.Numbers(digest);
        return new DigestViewModel(
            numbers,
            agreed,
            await directory.Mention(agreed.Owners.WeeklyReview, cancel),
            await examples.Of(db, numbers, cancel),
            digest.Key.StartsWith("preview:", StringComparison.Ordinal),
            WeeklySchedule.Next(agreed.Review, digest.To),
            agreements.IsSeveral
        )
        {
            OwnerGaps = await Gaps(db, agreed, cancel),
            Captured = await DigestCaptured.Lines(db, numbers.Captured, cancel),
            DataIssues = await DigestDataIssues.Lines(numbers.DataIssues, directory, cancel),
            PriorityLoad = await PriorityLoad.Lines(numbers, directory, cancel),
            DigestSenderSla = await DigestSenderSla.Lines(numbers.Stopped, agreed.Owners, directory, cancel),
        };
    }

    // Told while it lasts: a digest drawn again says how it is then.
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
