using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.Text;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Restores;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Publishing.Restores;

/// <summary>What is done about a restore.</summary>
/// <param name="LastKnown">The last moment the database knows anything of.</param>
/// <param name="Cards">Cards that are drawn again.</param>
/// <param name="Posts">Waiting posts that are looked up before they are sent.</param>
/// <param name="Channels">Channels whose history is read.</param>
public sealed record RestoreScope(Instant? LastKnown, int Cards, int Posts, int Channels);

/// <summary>
/// Begins to bring Slack and a restored database together, in one transaction: waiting posts count as sent perhaps, live cards
/// are drawn again, and the channels' histories are to be read, each before anything new is posted to it.
/// </summary>
public sealed partial class RestoreRecovery(
    IDatabase database,
    RestoreDetector signs,
    AgreementRegistry agreements,
    WorkSignals signals,
    TimeProvider time,
    ILogger<RestoreRecovery> log
)
{
    // Posts of before the backup were on their way for that long at most, by clocks that differ.
    private static readonly Duration Margin = Duration.FromMinutes(10);
    private static readonly Duration Furthest = Duration.FromDays(30);

    // A channel whose history cannot be read in that time takes posts all the same.
    private static readonly Duration LongestHold = Duration.FromMinutes(10);

    /// <summary>Begins when the database turns out to be a restored one; whether it did.</summary>
    public async Task<bool> BeginWhenRestored(CancellationToken cancel)
    {
        var seen = await signs.Look(cancel);
        var (reason, scope) = await database.Write(
            async (db, token) =>
            {
                var found = await RestoreDetector.Compare(db, seen, token);
                var begun = found is null ? null : await Begin(db, found, token);
                await signs.Accept(db, seen, token);
                return (found, begun);
            },
            cancel
        );
        signs.Accepted();
        if (scope is not null)
        {
            LogRestored(reason!, DisplayTextOf(scope.LastKnown), scope.Cards, scope.Posts, scope.Channels);
            signals.Messages.Notify();
        }

        return scope is not null;
    }

    /// <summary>Whether the database that runs looks like a restored one; writes nothing.</summary>
    public async Task<bool> LooksRestored(CancellationToken cancel)
    {
        var seen = await signs.Look(cancel);
        return await database.Read((db, token) => RestoreDetector.Compare(db, seen, token), cancel) is not null;
    }

    /// <summary>Begins because somebody asked for it.</summary>
    public async Task<RestoreScope> Begin(string reason, CancellationToken cancel)
    {
        var seen = await signs.Look(cancel);
        var scope = await database.Write(
            async (db, token) =>
            {
                var begun = await Begin(db, reason, token);
                await signs.Accept(db, seen, token);
                return begun;
            },
            cancel
        );
        signs.Accepted();
        signals.Messages.Notify();
        return scope;
    }

    private async Task<RestoreScope> Begin(HandoffDb db, string reason, CancellationToken cancel)
    {
        var now = time.Now();
        var last = await ReconciliationStore.LastKnown(db, cancel);
        var oldest = last is { } at ? Instant.Max(at - Margin, now - Furthest) : now - Furthest;
        var why = $"the database was restored ({reason}); it knows nothing of what happened after {DisplayTextOf(last)}";
        var posts = await ReconciliationStore.DoubtPosts(db, now, cancel);
        await ReconciliationStore.RedrawFoundPosts(db, cancel);
        var cards = await ReconciliationStore.RedrawCards(db, now, oldest, why, cancel);
        HashSet<string> channels =
        [
            .. agreements.All.SelectMany(known => Channels(known.Agreement)),
            .. await ReconciliationStore.ChannelsSince(db, oldest - Duration.FromDays(7), cancel),
        ];
        foreach (var channel in channels.Order(StringComparer.Ordinal))
        {
            await ReconciliationStore.Add(db, channel, oldest, cancel);
            await RateLimitStore.Hold(db, SlackPaces.Channel(channel), now + LongestHold, cancel);
        }

        await WantedMessages.Add(
            db,
            [.. agreements.InForce.Select(agreement => Notice(agreement, last, cards, now))],
            cancel
        );
        return new RestoreScope(last, cards, posts, channels.Count);
    }

    private static Store.Tables.MessageRow Notice(HandoffAgreement agreement, Instant? last, int cards, Instant now) =>
        Outbox.Notice(
            $"restored:{now.ToUnixTimeMilliseconds()}:{agreement.Id}",
            agreement.Owners.RoutingSla,
            agreement.Id,
            new NoticeContent
            {
                Title = "HandoffBot's database was restored from a backup",
                Lines = NoticeContent.Said(
                    [
                        $"It knows nothing of what happened after {DisplayTextOf(last)}: claims, flags and alerts of that time are gone.",
                        $"{cards.ToString(CultureInfo.InvariantCulture)} cards are drawn again from what it knows.",
                        $"Cards that it does not know are marked as no longer followed, where the bot may read history.",
                        $"Next step: have the senders send their events since then again. Those it knows already are not taken twice.",
                    ]
                ),
            },
            now
        );

    private static IEnumerable<string> Channels(HandoffAgreement agreement) =>
        [
            agreement.Channels.Alerts,
            agreement.Channels.Review,
            agreement.Channels.Managers,
            .. agreement.Routing.Select(route => route.Channel).OfType<string>(),
        ];

    private static string DisplayTextOf(Instant? moment) => moment is { } at ? DisplayText.Utc(at) : "its beginning";

    [LoggerMessage(
        EventId = 1209,
        Level = LogLevel.Warning,
        Message = "The database was restored: {Reason}. It knows nothing of what happened after {LastKnown}. Slack and the database are "
            + "brought together: {Cards} cards are drawn again, {Posts} posts looked up before they are sent, {Channels} channels read"
    )]
    private partial void LogRestored(string reason, string lastKnown, int cards, int posts, int channels);
}
