using HandoffBot.Agreements;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Carries out what reviewers say of a case, in the caller's transaction; the caller notifies Messages after it.</summary>
public sealed class LabelHandler(AgreementRegistry agreements, TimeProvider time)
{
    /// <summary>Appends what the rules make of what was received at some moment, and redraws every case about the same;
    /// what only the reviewer is told.</summary>
    public async Task<LabelChange> Change(
        HandoffDb db,
        ReviewCaseRow about,
        Instant receivedAt,
        Func<LabelState, Instant, LabelChange> change,
        CancellationToken cancel
    )
    {
        var cases = await ReviewStore.Locked(db, about.Subject, cancel);
        var now = time.Now();
        var before = await ReviewStore.State(db, about.Subject, cancel);
        // Not before what was said already.
        var changed = change(before, InstantMath.Earlier(InstantMath.Later(receivedAt, before.LastAt ?? receivedAt), now));
        if (changed.Label is { } label)
        {
            await ReviewStore.Append(db, LabelRow.Of(about, label), before.IsChangedBy(label), cancel);
            var channel = agreements.Of(about.Agreement).Channels.Review;
            await WantedMessages.Add(db, [.. cases.Select(one => Outbox.ReviewCase(one, channel, null, now))], cancel);
        }

        return changed;
    }
}
