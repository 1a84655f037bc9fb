using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Records results one by one after a dispatch cycle with all of them failed, so that one the database refuses keeps no other.
/// What became of that one then counts as unknown: a post is looked up in Slack, an edit sent once more.
/// </summary>
public sealed partial class RefusedResults(DispatchCycle cycle, RetryDelay delay, TimeProvider time, ILogger<RefusedResults> log)
{
    private const string Refused = "Slack's answer could not be stored";

    /// <summary>Records them, and takes each off the list that is done with. Whether any was refused.</summary>
    /// <exception cref="Exception">The database cannot be reached: what is left on the list is not recorded.</exception>
    public async Task<bool> RecordApart(IList<DeliveryResult> deliveries, IReadOnlySet<string> ours, CancellationToken cancel)
    {
        var anyRefused = false;
        while (deliveries.Count > 0)
        {
            var delivery = deliveries[0];
            if (await Refusal(delivery, ours, cancel) is { } fault)
            {
                anyRefused = true;
                ResultRefused(log, fault, delivery.Row.Kind, delivery.Row.Subject);
                var unknown = new DeliveryOutcome.Unknown(Refused, delay.AfterFailure(delivery.Row, time.Now()));
                // Where not even that can be written, its lease runs out, and it is taken up again as one of unknown outcome.
                await Refusal(delivery with { Outcome = unknown }, ours, cancel);
            }

            deliveries.RemoveAt(0);
        }

        return anyRefused;
    }

    private async Task<Exception?> Refusal(DeliveryResult delivery, IReadOnlySet<string> ours, CancellationToken cancel)
    {
        try
        {
            await cycle.Run([delivery], 0, ours, time.Now(), cancel);
            return null;
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            return fault;
        }
    }

    [LoggerMessage(
        EventId = 1212,
        Level = LogLevel.Error,
        Message = "What became of {Kind} {Subject} could not be stored; it is looked up in Slack or sent again"
    )]
    private static partial void ResultRefused(ILogger log, Exception fault, string kind, string subject);
}
