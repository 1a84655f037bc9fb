using HandoffBot.Agreements;
using HandoffBot.Core.Time;
using HandoffBot.Publishing;
using HandoffBot.Slack;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Directory = HandoffBot.Publishing.Directory;

namespace HandoffBot.Review;

/// <summary>Draws a stored digest.</summary>
internal sealed class DigestCard(CurrentAgreement agreement, Directory directory, DigestExamples examples) : ICard
{
    public string Kind => Outbox.DigestKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await db.Digests.FirstOrDefaultAsync(d => d.Key == row.Subject, cancel) is not { } digest)
            return null;
        var scene = await Scene(db, digest, cancel);
        return new OutgoingMessage { Channel = row.Channel, Text = DigestSpeech.Of(scene), Blocks = [.. DigestFace.Draw(scene)] };
    }

    /// <summary>What the digest is drawn from.</summary>
    public async Task<DigestScene> Scene(HandoffDb db, DigestRow digest, CancellationToken cancel)
    {
        var agreed = agreement.Value;
        var numbers = WeeklyDigest.Numbers(digest);
        return new DigestScene(
            numbers,
            agreed,
            await directory.Mention(agreed.Owners.WeeklyReview, cancel),
            await examples.Of(db, numbers, cancel),
            digest.Key.StartsWith("preview:", StringComparison.Ordinal),
            WeeklySchedule.Next(agreed.Review, digest.To));
    }
}
