using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>A channel that takes no posts is closed, its owner and the fallback channel are notified once, and what waits moves to the
/// fallback.</summary>
public sealed partial class ChannelFailover(AgreementRegistry agreements, ILogger<ChannelFailover> log)
{
    internal static readonly Duration RecheckInterval = Duration.FromMinutes(10);

    /// <summary>Closes the channel, notifies its owners, and moves what waits for it.</summary>
    public async Task Close(HandoffDb db, string channel, string error, Instant now, CancellationToken cancel)
    {
        var isNews = await RateLimitStore.Close(db, SlackPaces.Channel(channel), error, now + RecheckInterval, cancel);
        await Move(db, channel, cancel);
        if (!isNews)
        {
            return;
        }

        var naming = AgreementsNaming(channel);
        var fallback = await Fallback(db, naming[0], channel, cancel) ?? "nowhere";
        if (AddressResolver.IsPerson(channel))
        {
            Unreachable(log, channel, error, fallback);
        }
        else
        {
            Closed(log, channel, error, fallback);
        }

        foreach (var concerned in naming.DistinctBy(one => one.Owners.RoutingSla, StringComparer.OrdinalIgnoreCase))
        {
            await NotifyOwner(db, concerned, channel, error, now, cancel);
        }
    }

    /// <summary>Moves what waits for a closed channel, each to a channel of its own agreement. False where none is open, or nothing
    /// waits.</summary>
    public async Task<bool> Move(HandoffDb db, string channel, CancellationToken cancel)
    {
        var moved = false;
        foreach (var agreement in await MessageQueue.AgreementsWithWaitingPosts(db, channel, cancel))
        {
            if (await Fallback(db, agreements.Of(agreement), channel, cancel) is { } fallback)
            {
                await MessageClaims.MovePosts(db, channel, fallback, agreement, cancel);
                moved = true;
            }
        }

        return moved;
    }

    private static async Task NotifyOwner(
        HandoffDb db,
        HandoffAgreement agreement,
        string channel,
        string error,
        Instant now,
        CancellationToken cancel
    )
    {
        var owner = agreement.Owners.RoutingSla;
        var fallback = await Fallback(db, agreement, channel, cancel);
        var isPerson = AddressResolver.IsPerson(channel);
        var notice = new NoticeContent
        {
            Mention = owner,
            Title = isPerson ? $"{channel} cannot be reached in Slack ({error})" : $"Nothing can be posted in {channel} ({error})",
            Lines = NoticeContent.Said([
                (fallback, isPerson) switch
                {
                    (null, _) => (Phrase)$"No other channel is left: what waits stays in the queue.",
                    (_, true) => $"What was meant for this person goes to {fallback} from now on.",
                    (_, false) => $"What was meant for it goes to {fallback} from now on.",
                },
                isPerson
                    ? (Phrase)$"Reactivate the account, or name somebody else. It is looked at again every ten minutes."
                    : $"Unarchive the channel or invite the bot, or change the channel in the agreement. "
                        + $"It is looked at again every ten minutes.",
            ]),
        };
        var key = $"closed:{channel}:{agreement.Id}:{now.ToUnixTimeMilliseconds()}";
        if (fallback is not null)
        {
            await Outbox.WantNotice(db, key, fallback, agreement.Id, notice.ToJson(), now, cancel);
        }

        if (channel != owner)
        {
            await Outbox.WantNotice(db, key + ":owner", owner, agreement.Id, (notice with { Mention = null }).ToJson(), now, cancel);
        }
    }

    // The agreements that name it; the first one in force where none does, as for a direct message.
    private List<HandoffAgreement> AgreementsNaming(string channel)
    {
        var naming = agreements
            .InForce.Where(agreement =>
                agreement.Channels.Alerts == channel
                || agreement.Channels.Review == channel
                || agreement.Channels.Managers == channel
                || agreement.Routing.Any(route => route.Channel == channel)
            )
            .ToList();
        return naming.Count > 0 ? naming : [agreements.Of(null)];
    }

    /// <summary>The message that found the channel closed: a live alert's card is posted again in the fallback, any other is
    /// abandoned.</summary>
    public async Task Repost(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (row.Ts is null)
        {
            return;
        }

        var alert = row.Kind == Outbox.AlertKind ? await db.Alerts.FirstOrDefaultAsync(a => a.Id == row.Subject, cancel) : null;
        if (alert?.Alert.IsLiveAt(now) == true && await Fallback(db, agreements.Of(row.Agreement), row.Channel, cancel) is { } fallback)
        {
            (row.Channel, row.Ts, row.PostedChannel, row.PostedRevision, row.ClientMessageId) = (fallback, null, null, 0, Guid.NewGuid());
        }
        else
        {
            row.State = MessageState.Abandoned;
        }
    }

    private static async Task<string?> Fallback(HandoffDb db, HandoffAgreement agreement, string channel, CancellationToken cancel)
    {
        var channels = agreement.Channels;
        var candidates = new[] { channels.Alerts, channels.Managers, channels.Review }.Where(c => c != channel).ToList();
        var keys = candidates.Select(SlackPaces.Channel).ToList();
        var closed = await db.RateLimits.Where(p => keys.Contains(p.Key) && p.ClosedBecause != null).Select(p => p.Key).ToListAsync(cancel);
        return candidates.Find(c => !closed.Contains(SlackPaces.Channel(c)));
    }

    [LoggerMessage(
        EventId = 1205,
        Level = LogLevel.Error,
        Message = "Channel {Channel} takes no posts ({Error}); its messages go to {Fallback}"
    )]
    private static partial void Closed(ILogger log, string channel, string error, string fallback);

    [LoggerMessage(
        EventId = 1211,
        Level = LogLevel.Warning,
        Message = "{Person} cannot be reached in Slack ({Error}); what was meant for them goes to {Fallback}"
    )]
    private static partial void Unreachable(ILogger log, string person, string error, string fallback);
}
