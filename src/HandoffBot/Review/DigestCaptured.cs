using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Review;

/// <summary>The captured examples as the digest lists them, beside the flags.</summary>
internal static class DigestCaptured
{
    /// <summary>Empty where none was captured.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(HandoffDb db, CapturedNumbers? captured, CancellationToken cancel)
    {
        if (captured is null)
        {
            return [];
        }

        var ids = captured.Newest.Select(one => one.AlertId).Distinct(StringComparer.Ordinal).ToList();
        var alerts = (await new ReadableRows().Of(db.Alerts.Where(row => ids.Contains(row.Id)), row => row.Id, cancel)).ToDictionary(
            row => row.Id,
            row => row.Alert,
            StringComparer.Ordinal
        );
        var examples = captured
            .Newest.Select(one =>
            {
                var alert = alerts.GetValueOrDefault(one.AlertId);
                var company = DisplayText.Safe(alert?.Lead.Account.Name, 80) ?? DisplayText.Safe(alert?.AccountKey, 80) ?? $"a lead";
                return Markup.Link(one.Url, company);
            })
            .ToList();
        var more = captured.Messages - examples.Count;
        return
        [
            $"*Examples captured:* {captured.Messages} {(captured.Messages == 1 ? (Markup)$"message" : $"messages")} on {captured.Alerts} "
                + $"{(captured.Alerts == 1 ? (Markup)$"alert" : $"alerts")}: {Markup.Join($" · ", examples)}"
                + $"{(more > 0 ? $" · and {more} more" : Markup.Empty)}",
        ];
    }
}
