using HandoffBot.Agreements;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Notifies the owner of routing of messages only an operator can resolve, once for each.</summary>
public sealed partial class OperatorNotices(AgreementRegistry agreements, ILogger<OperatorNotices> log)
{
    /// <summary>Logs it, and sends them a direct message.</summary>
    public async Task Notify(HandoffDb db, MessageRow row, string why, Instant now, CancellationToken cancel)
    {
        LogNeedsOperator(log, row.Kind, row.Subject, why);
        if (row.Kind == Outbox.NoticeKind)
        {
            return;
        }

        var next =
            row.Kind == Outbox.AlertKind && row.Ts is null
                ? "It is not sent again. If it is there, press any of its buttons: then it is redrawn as it is now."
                : "It is not sent again by itself.";
        var notice = new NoticeContent
        {
            Title = $"A message needs a look ({row.Kind})",
            Lines = NoticeContent.Said([$"{why}", $"Channel {row.Channel}, message {row.Id}, about {row.Subject}.", $"{next}"]),
        };
        await Outbox.WantNotice(
            db,
            $"look:{row.Id}",
            agreements.Of(row.Agreement).Owners.RoutingSla,
            row.Agreement,
            notice.ToJson(),
            now,
            cancel
        );
    }

    [LoggerMessage(EventId = 1206, Level = LogLevel.Error, Message = "Left open: {Kind} {Subject}: {Why}")]
    private static partial void LogNeedsOperator(ILogger log, string kind, string subject, string why);
}
