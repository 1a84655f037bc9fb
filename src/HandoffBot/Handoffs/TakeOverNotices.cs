using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Tells whoever had claimed a lead that another rep works it now: a direct message for each take-over.</summary>
internal static class TakeOverNotices
{
    /// <summary>Wants the direct messages for the take-overs that a command brought about.</summary>
    public static async Task Want(HandoffDb db, Advanced advanced, Instant now, CancellationToken cancel)
    {
        foreach (var fact in advanced.Log.Where(fact => fact.Kind == AlertFactKind.TakenOver))
        {
            // Only a person can be told; what else would be taken for a channel.
            if (fact.Detail is not { } before || !SlackIds.IsUser(before))
            {
                continue;
            }

            var moment = fact.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var content = new NoticeContent
            {
                Title = $"Your claim was taken over: {Company(advanced.Alert)}",
                Lines =
                [
                    $"<@{fact.By}> works this lead now; there is nothing left for you to do.",
                    "If you are to work it after all, press Take over on its card: they are told in turn.",
                ],
            };
            await Outbox.WantNotice(db, $"taken-over:{advanced.Alert.Id}:{before}:{moment}", before, content.ToJson(), now, cancel);
        }
    }

    // Escaped and cut where the notice is drawn.
    private static string Company(Alert alert) =>
        new[] { alert.Lead.Account.Name, alert.Lead.Account.Domain }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? alert.AccountKey;
}
