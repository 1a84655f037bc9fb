using HandoffBot.Core.Handoffs;
using HandoffBot.Publishing;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Intake;

/// <summary>All that is known of an event, as it is told to its sender. <c>Status</c> is <c>received</c> until it is decided.</summary>
internal sealed record ToldDecision(string EventId, string Status, string? ReceivedAt)
{
    public string? Account { get; init; }

    public Outcome? Outcome { get; init; }

    public string? Rule { get; init; }

    public string? Reason { get; init; }

    public string? Band { get; init; }

    public string? OccurredAt { get; init; }

    public string? DecidedAt { get; init; }

    public int? AgreementVersion { get; init; }

    public IReadOnlyList<TraceStep> Trace { get; init; } = [];

    public ToldAlert? Alert { get; init; }

    /// <summary>Null when no such event was ever received.</summary>
    public static async Task<ToldDecision?> Of(HandoffDb db, string eventId, CancellationToken cancel)
    {
        var received = await db.Inbox.Where(row => row.EventId == eventId).Select(row => (Instant?)row.ReceivedAt).SingleOrDefaultAsync(cancel);
        return await db.Decisions.SingleOrDefaultAsync(row => row.EventId == eventId, cancel) is { } decision
            ? Of(decision, received) with { Alert = decision.AlertId is { } id ? await ToldAlert.Of(db, id, cancel) : null }
            : received is null ? null : new ToldDecision(eventId, "received", Text(received));
    }

    internal static string? Text(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    private static ToldDecision Of(DecisionRow decision, Instant? received) => new(decision.EventId, "decided", Text(received))
    {
        Account = decision.AccountKey,
        Outcome = decision.Outcome,
        Rule = decision.Rule,
        Reason = decision.Reason,
        Band = decision.Band,
        OccurredAt = Text(decision.OccurredAt),
        DecidedAt = Text(decision.DecidedAt),
        AgreementVersion = decision.AgreementVersion,
        Trace = decision.Trace,
    };
}

/// <summary>The alert as it stands now, and everything that happened to it.</summary>
internal sealed record ToldAlert(string Id, AlertState State, string Band, string Owner, string? OpenedAt, string? ExpiresAt, IReadOnlyList<ToldFact> History, ToldMessage? Message)
{
    public static async Task<ToldAlert?> Of(HandoffDb db, string id, CancellationToken cancel)
    {
        if (await db.Alerts.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } alert)
            return null;
        var facts = await db.AlertFacts.Where(row => row.AlertId == id).OrderBy(row => row.Seq).ToListAsync(cancel);
        var message = await db.Messages.SingleOrDefaultAsync(row => row.Kind == Outbox.AlertKind && row.Subject == id, cancel);
        return new(
            alert.Id,
            alert.State,
            alert.Band,
            alert.Owner,
            ToldDecision.Text(alert.OpenedAt),
            ToldDecision.Text(alert.ExpiresAt),
            [.. facts.Select(fact => new ToldFact(fact.Kind, ToldDecision.Text(fact.At), fact.By, fact.Detail))],
            message is null ? null : ToldMessage.Of(message));
    }
}

/// <summary>One thing that happened.</summary>
internal sealed record ToldFact(AlertFactKind What, string? At, string? By, string? Detail);

/// <summary>What Slack shows of the alert.</summary>
internal sealed record ToldMessage(MessageState State, string Channel, string? Ts, string? PostedAt, bool UpToDate, string? Error)
{
    public static ToldMessage Of(MessageRow row) => new(
        row.State, row.PostedChannel ?? row.Channel, row.Ts, ToldDecision.Text(row.PostedAt), row.PostedRevision >= row.WantedRevision, row.Error);
}
