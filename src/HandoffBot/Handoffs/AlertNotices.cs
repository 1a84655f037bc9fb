using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Notices about single alerts, as the rules word them.</summary>
internal static class AlertNotices
{
    /// <summary>One message for each key; of several the last counts.</summary>
    public static IEnumerable<MessageRow> Messages(IEnumerable<(string Agreement, HandoffEffect.SendNotice Notice)> notices, Instant now) =>
        notices
            .GroupBy(one => one.Notice.Key, StringComparer.Ordinal)
            .Select(ofOne => ofOne.Last())
            .Select(one =>
                Outbox.Notice(
                    one.Notice.Key,
                    one.Notice.To,
                    one.Agreement,
                    new NoticeContent { Title = one.Notice.Title, Lines = NoticeContent.Said(one.Notice.Lines) },
                    now
                )
            );
}
