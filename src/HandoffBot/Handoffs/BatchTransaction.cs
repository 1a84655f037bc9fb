using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Handoffs;

/// <summary>What happens in the one transaction in which a batch of events is decided: whose they are, the rules, and which of them are
/// decided afterwards.</summary>
/// <param name="inbox">The events.</param>
/// <param name="processor">The rules.</param>
public sealed class BatchTransaction(IInbox inbox, DecisionProcessor processor)
{
    // A transaction that goes on for longer holds up whoever needs the same accounts, and the server ends one that idles.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // Senders wait for their answer meanwhile.
    private static readonly TimeSpan LongestOnArrival = TimeSpan.FromMilliseconds(100);

    /// <summary>Decides those of the stored events that nobody else has decided or is deciding.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="batch">Read from the inbox.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    internal async Task<IReadOnlyList<DecidedEvent>> DecideStored(HandoffDb db, DecisionBatch batch, CancellationToken cancel)
    {
        var claimed = await inbox.Claim(db, [.. batch.Events.Select(one => one.Row.Seq)], cancel);
        if (claimed.Count == 0)
        {
            return [];
        }

        var events = batch.Events.Where(one => claimed.Contains(one.Row.Seq));
        var decided = await processor.Decide(db, batch with { Events = [.. events] }, Longest, cancel);
        await DecidedMarker.Decided(db, [.. decided.Select(one => one.Seq)], cancel);
        return decided;
    }

    /// <summary>Stores events and decides those that are new; null, and nothing is stored, while others wait for their decision, which
    /// come first, and where somebody has to be asked for.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="events">In order of arrival.</param>
    /// <param name="parsed">The same, read.</param>
    /// <param name="areKnown">Whether enough is known of those they could go to.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    internal async Task<BatchArrival?> StoreAndDecide(
        HandoffDb db,
        IReadOnlyList<NewEvent> events,
        ParsedBatch parsed,
        Func<EventRecipients, bool> areKnown,
        CancellationToken cancel
    )
    {
        if (await inbox.HasUndecided(db, cancel))
        {
            return null;
        }

        var batch = await processor.WithPeople(db, parsed, cancel);
        if (!areKnown(batch.People))
        {
            return null;
        }

        var seqs = await inbox.AppendDecided(db, events, cancel);
        var stored = new List<ParsedEvent>(events.Count);
        foreach (var (one, seq) in batch.Events.Zip(seqs))
        {
            if (seq is { } number)
            {
                one.Row.Seq = number;
                stored.Add(one);
            }
        }

        var decided = stored.Count == 0 ? [] : await processor.Decide(db, batch with { Events = stored }, LongestOnArrival, cancel);
        await DecidedMarker.Undecided(db, [.. stored.Skip(decided.Count).Select(one => one.Row.Seq)], cancel);
        return new(Array.ConvertAll(seqs, seq => seq is not null), decided, batch.People.Stale);
    }
}
