using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Publishing.Messages;

/// <summary>One data issue, as a button's value names it.</summary>
/// <param name="AlertId">Its alert.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="OpenedAt">When it was first named: an alert may have had one of the kind before.</param>
public sealed record DataIssueReference(string AlertId, DataIssueKind Kind, Instant OpenedAt)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static DataIssueReference? Parse(string value) =>
        value.Split(':') is [var alert, var kind, var opened]
        && Enum.TryParse<DataIssueKind>(kind, out var known)
        && long.TryParse(opened, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? new(alert, known, Instant.FromUnixTimeMilliseconds(milliseconds))
            : null;

    /// <summary>What the message is about that lists an issue: one for each owner, agreement and day. The day is UTC's, so that it stays
    /// the same whatever the agreement says later.</summary>
    /// <param name="owner">E-mail address or Slack user id.</param>
    /// <param name="agreement">Id of the agreement.</param>
    /// <param name="openedAt">When the issue was opened.</param>
    public static string NoticeKey(string owner, string agreement, Instant openedAt) =>
        $"data-issues:{owner}:{agreement}:{LocalDatePattern.Iso.Format(openedAt.InUtc().Date)}";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{AlertId}:{Kind}:{OpenedAt.ToUnixTimeMilliseconds()}");
}
