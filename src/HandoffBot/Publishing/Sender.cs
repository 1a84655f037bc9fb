using HandoffBot.Operations;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>One try to make Slack match one leased message. Writes nothing down.</summary>
public sealed class Sender(
    SlackClient slack, IDatabase database, IEnumerable<ICard> cards, Destinations destinations, Reconciler reconciler, Backoff backoff, RetryDelay delay, TimeProvider time)
{
    internal static readonly Duration LongestCall = Duration.FromSeconds(12);
    // Of a call this long nobody knows when it arrived: the channel's next one counts from its end.
    private static readonly Duration LongCall = Duration.FromMilliseconds(300);
    private const int MostTriesOfTheUnknown = 8;
    private readonly Dictionary<string, ICard> _cards = cards.ToDictionary(card => card.Kind, StringComparer.Ordinal);

    /// <summary>Sends, or reconciles what is in doubt.</summary>
    public async Task<Verdict> Send(MessageRow row, CancellationToken cancel) => await Try(row, cancel) switch
    {
        // Slack may show it all the same: it is not forgotten.
        Verdict.Dropped dropped when row is { Ts: null, DoubtedSince: not null } =>
            new Verdict.Unsettled($"{dropped.Why}. But Slack may show it as it once was, for the answer to an earlier try was lost"),
        var verdict => verdict,
    };

    /// <summary>Whether the last try was refused for what the card held.</summary>
    internal static bool WasTooMuch(MessageRow row) => row.Error is { } error && SlackErrors.Classify(error) == SlackErrorClass.Payload;

    private async Task<Verdict> Try(MessageRow row, CancellationToken cancel)
    {
        var (destination, otherwise) = await destinations.Of(row, cancel);
        if (destination is null)
            return otherwise!;
        if (row.State == MessageState.Uncertain)
            return await reconciler.Look(row, destination, cancel);

        var message = await database.Read((db, token) => Card(row).Render(db, row, time.Now(), token), cancel);
        if (message is null)
            return new Verdict.Dropped(row.Ts is null ? "It was withdrawn or had expired before it could be posted" : "Nothing of it is left to show");
        if (WasTooMuch(row))
            message = PlainCard.Of(row, message);

        var now = time.Now();
        if (row.Ts is null && row.ExpiresAt <= now)
            return new Verdict.Dropped(Ledger.ExpiredInQueue);
        if (row.LeasedUntil - now < LongestCall)
            return new Verdict.Later("The lease was too short for another try", Duration.Zero, IsFailure: false);
        message = message with { Channel = destination.Channel, ThreadTs = destination.ThreadTs, Metadata = Reconciler.NameOf(row) };
        var result = row.Ts is { } ts
            ? await slack.UpdateMessage(destination.Channel, ts, message, cancel)
            : await slack.PostMessage(message with { ClientMessageId = row.ClientMessageId }, cancel);
        var then = time.Now();
        return result.Value is { } shown ? new Verdict.Shown(shown.Channel, row.Ts ?? shown.Ts, then - now > LongCall ? then : now, AsSent: row.DoubtedSince is null) : await Sort(result.Failure!, row, destination, cancel);
    }

    private async Task<Verdict> Sort(SlackFailure failure, MessageRow row, Destination destination, CancellationToken cancel) => failure switch
    {
        RateLimited limited => HoldOff(row, limited),
        NotSent notSent => new Verdict.Later(notSent.Reason, Wait(row), NobodyAnswered: true),
        Uncertain uncertain => new Verdict.Doubtful(uncertain.Reason, Wait(row)),
        Refused { Class: SlackErrorClass.Duplicate } => await reconciler.Find(row, destination, cancel),
        Refused { Class: SlackErrorClass.Channel } refused => new Verdict.ChannelClosed(row.Channel, refused.Error),
        Refused { Class: SlackErrorClass.Workspace } refused => new Verdict.WorkspaceClosed(refused.Error),
        Refused { Class: SlackErrorClass.Payload } refused when !WasTooMuch(row) => new Verdict.TooMuch(refused.Error),
        Refused { Class: SlackErrorClass.Payload } refused => new Verdict.Dropped($"Slack refused even its plainest form: {refused.Reason}", TellOperator: true),
        Refused { Class: SlackErrorClass.Message } refused => new Verdict.Dropped(refused.Reason),
        Refused { Class: SlackErrorClass.Transient } refused => new Verdict.Doubtful(refused.Reason, Wait(row)),
        Refused refused when row.Attempts + 1 >= MostTriesOfTheUnknown => new Verdict.Dropped($"Slack refused it {row.Attempts + 1} times: {refused.Reason}", TellOperator: true),
        _ => new Verdict.Later(failure.Reason, Wait(row)),
    };

    // Only what was told to wait waits: the channel of a post, the method of an edit.
    private Verdict.HoldOff HoldOff(MessageRow row, RateLimited limited)
    {
        var until = time.Now() + backoff.After(limited);
        return row.Ts is null
            ? new Verdict.HoldOff(Pacing.Channel(row.Channel), until, limited.Reason)
            : new Verdict.HoldOff(Pacing.Edits.Key, Pacing.Edits.Until(until), limited.Reason);
    }

    private Duration Wait(MessageRow row) => delay.AfterFailure(row, time.Now());

    private ICard Card(MessageRow row) => _cards.TryGetValue(row.Kind, out var card) ? card : throw new InvalidOperationException($"Nothing draws messages of kind {row.Kind}.");
}
