using System.Text.Json;
using HandoffBot.Feedback.Lines;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Intake;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>
/// Sends every line of feedback to each configured receiver, in order and until it is confirmed. A loop for each, so that one that does
/// not answer keeps no other waiting; nothing is queued, for the lines are read from the log behind the last one confirmed.
/// </summary>
internal sealed class WebhookDelivery(
    IDatabase database,
    FeedbackReader reader,
    WebhookClient client,
    WebhookProgress progress,
    PublisherSettings instance,
    IOptions<HandoffOptions> options,
    IOptions<JsonOptions> json,
    DatabaseOutage outage,
    TimeProvider time
) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    // Longer than a try may take: it is renewed after each.
    private static readonly Duration Lease = Duration.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            options.Value.Feedback.Webhooks.Select(webhook =>
            {
                var target = new WebhookTarget(webhook.Name, webhook.Url);
                var secret = WebhookSignature.Secret(webhook.Secret);
                return SupervisedLoop.Run(
                    cancel => Cycle(target, secret, cancel),
                    // The position stands; what was sent and not written down is sent again under its id.
                    fault => outage.Failed("Sending feedback to a webhook failed and is tried again", fault),
                    PollInterval,
                    time,
                    stoppingToken
                );
            })
        );

    private async Task Cycle(WebhookTarget target, byte[] secret, CancellationToken cancel)
    {
        if (!await SendDue(target, secret, cancel))
        {
            await Task.Delay(PollInterval, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whether there may be more to send at once.
    private async Task<bool> SendDue(WebhookTarget target, byte[] secret, CancellationToken cancel)
    {
        var (row, head) = await database.Read(
            async (db, token) =>
                (await FeedbackWebhookStore.Find(db, target.Name, token), (await FeedbackLog.Head(db, token)).LastPosition),
            cancel
        );
        var isDue = (row?.Position ?? 0) < head && (row is null || progress.IsDue(row, target));
        if (!isDue || await Take(target, cancel) is not { } taken)
        {
            return false;
        }

        var page = await reader.Behind(taken.Position, AtOnce, null, cancel);
        foreach (var (entry, line) in page.Entries.Zip(await reader.Lines(page, page.Entries, cancel)))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(line, json.Value.SerializerOptions);
            var result = await client.Send(target.Url, secret, $"feedback_{line.Cursor}", body, time.GetUtcNow(), cancel);
            progress.Record(taken, target, entry.Position, result);
            taken.LeasedUntil = time.Now() + Lease;
            var isOurs = await database.Write((db, token) => FeedbackWebhookStore.Save(db, taken, instance.Sender, token), cancel);
            if (!isOurs || result is not WebhookResult.Delivered)
            {
                return false;
            }
        }

        return true;
    }

    // Null where another instance has it, or has just tried.
    private async Task<FeedbackWebhookRow?> Take(WebhookTarget target, CancellationToken cancel)
    {
        var now = time.Now();
        var taken = await database.Write(
            (db, token) => FeedbackWebhookStore.Lease(db, target.Name, target.Hash, instance.Sender, now, now + Lease, token),
            cancel
        );
        return taken is not null && progress.IsDue(taken, target) ? taken : null;
    }
}
