using System.Collections.Frozen;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Restores;
using NodaTime;

namespace HandoffBot.Operations;

/// <summary>
/// Takes a made-up lead through a database of its own, which is in memory and gone afterwards: stored, decided, its message claimed, and
/// recorded as if Slack had it. Only where the host's own database is of that kind.
/// </summary>
internal sealed class DatabaseWarmup(
    IDatabase database,
    ChannelFailover reroute,
    CardRecovery lostCards,
    OperatorNotices operators,
    RestoreDetector signs,
    PublisherSettings settings,
    TimeProvider time
)
{
    private const string Sample = "sample";
    private static readonly FrozenSet<string> Nothing = [];

    /// <summary>Does it once; how many messages were recorded.</summary>
    /// <param name="agreement">With working hours that never end.</param>
    /// <param name="e">A lead that it raises an alert for.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<int> Run(HandoffAgreement agreement, ScoreEvent e, Instant now, CancellationToken cancel)
    {
        if (database is not SqliteDatabase)
        {
            return 0;
        }

        using var own = new SqliteDatabase($"Data Source={SqliteDatabase.InMemory}");
        await own.Prepare(cancel);
        var inbox = new SqliteInbox(own);
        var agreements = new AgreementRegistry();
        agreements.Set([new(agreement)]);
        var processor = new DecisionProcessor(inbox, new ParsedEventCache(), agreements, time, () => Sample);
        var transaction = new BatchTransaction(inbox, processor);
        var cycle = new DispatchCycle(own, new DeliveryStore(reroute, lostCards, operators), reroute, signs, settings);
        var sent = new NewEvent(e.Id, Sample, now, "{}");
        var parsed = new ParsedBatch([new(sent.Row(), new(e, []))], [agreement]);
        var claimed = await own.WriteAtOnce(
            async (db, stop) =>
            {
                await transaction.StoreAndDecide(db, [sent], parsed, _ => true, stop);
                return (await cycle.Within(db, [], 1, Nothing, time.Now(), stop)).Claimed;
            },
            cancel
        );
        var shown = new DeliveryOutcome.Delivered(Sample, Sample, now, AsSent: true);
        DeliveryResult[] delivered = [.. claimed.Select(row => new DeliveryResult(row, shown, now))];
        await own.Write((db, stop) => cycle.Within(db, delivered, 0, Nothing, time.Now(), stop), cancel);
        return delivered.Length;
    }
}
