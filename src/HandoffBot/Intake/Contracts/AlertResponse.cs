using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>The alert as it stands now, and everything that happened to it.</summary>
internal sealed record AlertResponse(
    string Id,
    AlertState State,
    string Band,
    string Owner,
    bool OwnerSuggested,
    bool Countable,
    Instant OpenedAt,
    Instant ExpiresAt,
    IReadOnlyList<AlertFactResponse> History,
    MessageResponse? Message
)
{
    public static async Task<AlertResponse?> Of(HandoffDb db, string id, CancellationToken cancel)
    {
        if (await db.Alerts.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } alert)
        {
            return null;
        }

        var facts = await db.AlertFacts.Where(row => row.AlertId == id).OrderBy(row => row.Seq).ToListAsync(cancel);
        var message = await db.Messages.SingleOrDefaultAsync(row => row.Kind == MessageKinds.Alert && row.Subject == id, cancel);
        return new(
            alert.Id,
            alert.State,
            alert.Band,
            alert.Owner,
            alert.Alert.IsOwnerSuggested,
            alert.Alert.IsCountable,
            alert.OpenedAt,
            alert.ExpiresAt,
            [.. facts.Select(fact => new AlertFactResponse(fact.Kind, fact.At, fact.By, fact.Detail))],
            message is null ? null : MessageResponse.Of(message)
        );
    }
}

/// <summary>One thing that happened to an alert.</summary>
internal sealed record AlertFactResponse(AlertFactKind What, Instant At, string? By, string? Detail);

/// <summary>What Slack shows of the alert.</summary>
internal sealed record MessageResponse(MessageState State, string Channel, string? Ts, Instant? PostedAt, bool UpToDate, string? Error)
{
    public static MessageResponse Of(MessageRow row) =>
        new(row.State, row.PostedChannel ?? row.Channel, row.Ts, row.PostedAt, row.PostedRevision >= row.WantedRevision, row.Error);
}
