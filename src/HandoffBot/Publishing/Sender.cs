using HandoffBot.Operations;
using HandoffBot.Publishing.Cards;
using HandoffBot.Slack;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>One try to make Slack match one leased message. Writes nothing down.</summary>
public sealed class Sender(
    SlackClient slack, IDatabase database, IEnumerable<ICard> cards, Addressee addressee, Reconciler reconciler, Backoff backoff, TimeProvider time)
{
    internal static readonly Duration LongestCall = Duration.FromSeconds(12);
    // Of a call this long nobody knows when it arrived: the channel's next one counts from its end.
    private static readonly Duration LongCall = Duration.FromMilliseconds(300);
    private const int MostTriesOfTheUnknown = 8;
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration Minute = Duration.FromMinutes(1);
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
        var wait = Wait(row);
        var (channel, otherwise) = row.PostedChannel is { } posted ? (posted, null) : await addressee.Resolve(row.Channel, row.Attempts, cancel);
        if (channel is null)
            return otherwise!;
        if (row.State == MessageState.Uncertain)
            return await reconciler.Look(row, channel, wait, cancel);

        var message = await database.Read((db, token) => Card(row).Render(db, row, time.Now(), token), cancel);
        if (message is null)
            return new Verdict.Dropped(row.Ts is null ? "It was withdrawn or had expired before it could be posted" : "Nothing of it is left to show");
        if (WasTooMuch(row))
            message = PlainCard.Of(row, message);

        var now = time.Now();
        if (row.Ts is null && row.ExpiresAt <= now)
            return new Verdict.Dropped(Ledger.ExpiredInQueue);
        if (row.LeasedUntil - now < LongestCall)
            return new Verdict.Later("The lease was too short for another try", Duration.Zero);
        message = message with { Channel = channel, Metadata = Reconciler.NameOf(row) };
        var result = row.Ts is { } ts
            ? await slack.UpdateMessage(channel, ts, message, cancel)
            : await slack.PostMessage(message with { ClientMessageId = row.ClientMessageId }, cancel);
        var then = time.Now();
        return result.Value is { } shown ? new Verdict.Shown(shown.Channel, row.Ts ?? shown.Ts, then - now > LongCall ? then : now, AsSent: row.DoubtedSince is null) : await Sort(result.Failure!, row, channel, wait, cancel);
    }

    private async Task<Verdict> Sort(SlackFailure failure, MessageRow row, string channel, Duration wait, CancellationToken cancel) => failure switch
    {
        RateLimited limited => HoldOff(row, limited, wait),
        NotSent notSent => new Verdict.Later(notSent.Reason, wait, NobodyAnswered: true),
        Uncertain uncertain => new Verdict.Doubtful(uncertain.Reason, wait),
        Refused { Class: SlackErrorClass.Duplicate } => await reconciler.Find(row, channel, wait, cancel),
        Refused { Class: SlackErrorClass.Channel } refused => new Verdict.ChannelClosed(row.Channel, refused.Error),
        Refused { Class: SlackErrorClass.Workspace } refused => new Verdict.WorkspaceClosed(refused.Error),
        Refused { Class: SlackErrorClass.Payload } refused when !WasTooMuch(row) => new Verdict.TooMuch(refused.Error),
        Refused { Class: SlackErrorClass.Payload } refused => new Verdict.Dropped($"Slack refused even its plainest form: {refused.Reason}", TellOperator: true),
        Refused { Class: SlackErrorClass.Message } refused => new Verdict.Dropped(refused.Reason),
        Refused { Class: SlackErrorClass.Transient } refused => new Verdict.Doubtful(refused.Reason, wait),
        Refused refused when row.Attempts >= MostTriesOfTheUnknown => new Verdict.Dropped($"Slack refused it {row.Attempts} times: {refused.Reason}", TellOperator: true),
        _ => new Verdict.Later(failure.Reason, wait),
    };

    // Only what was told to wait waits: the channel of a post, the method of an edit.
    private Verdict.HoldOff HoldOff(MessageRow row, RateLimited limited, Duration guess)
    {
        var until = time.Now() + (limited.RetryAfter is { } told ? backoff.OnTopOf(Duration.FromTimeSpan(told)) : guess);
        return row.Ts is null
            ? new Verdict.HoldOff(Pacing.Channel(row.Channel), until, limited.Reason)
            : new Verdict.HoldOff(Pacing.Edits.Key, Pacing.Edits.Until(until), limited.Reason);
    }

    private Duration Wait(MessageRow row) => backoff.After(row.Attempts, Second, Minute);

    private ICard Card(MessageRow row) => _cards.TryGetValue(row.Kind, out var card) ? card : throw new InvalidOperationException($"Nothing draws messages of kind {row.Kind}.");
}
