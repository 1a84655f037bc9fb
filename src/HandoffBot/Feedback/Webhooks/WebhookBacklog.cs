using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using Microsoft.Extensions.Options;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>Reads how far the receivers are behind, for those who ask after our health and for gauges.</summary>
internal sealed class WebhookBacklog(IDatabase database, IOptions<HandoffOptions> options)
{
    /// <summary>The last reading; empty before the first.</summary>
    public IReadOnlyList<WebhookStatus> Last { get; private set; } = [];

    /// <summary>Each receiver that is configured.</summary>
    public async Task<IReadOnlyList<WebhookStatus>> Read(CancellationToken cancel) =>
        Last = await Of(database, WebhookTarget.Of(options.Value.Feedback.Webhooks), cancel);

    /// <summary>The same of any database.</summary>
    public static async Task<IReadOnlyList<WebhookStatus>> Of(
        IDatabase database,
        IReadOnlyList<WebhookTarget> targets,
        CancellationToken cancel
    )
    {
        if (targets.Count == 0)
        {
            return [];
        }

        var (rows, head) = await database.Read(
            async (db, token) => (await FeedbackWebhookStore.All(db, token), (await FeedbackLog.Head(db, token)).LastPosition),
            cancel
        );
        return
        [
            .. targets.Select(target =>
            {
                var row = rows.Find(one => one.Name == target.Name);
                return new WebhookStatus(
                    target.Name,
                    Math.Max(0, head - (row?.Position ?? 0)),
                    row is not null && target.IsGone(row),
                    row
                );
            }),
        ];
    }
}
