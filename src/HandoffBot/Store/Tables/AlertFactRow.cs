using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>The alert's history, append only: what the digest counts and what <c>why</c> tells.</summary>
public sealed class AlertFactRow
{
    /// <summary>The facts with which somebody gets an alert, or a hotter one than they had.</summary>
    internal static readonly IReadOnlyList<AlertFactKind> GivesLoad =
    [
        AlertFactKind.Opened,
        AlertFactKind.BandRaised,
        AlertFactKind.NotMine,
        AlertFactKind.Reassigned,
        AlertFactKind.FirstTouchReassigned,
    ];

    /// <summary>The facts with which somebody claims that a score was bad, or says more of it, or takes it back.</summary>
    internal static readonly IReadOnlyList<AlertFactKind> Claims =
    [
        AlertFactKind.Flagged,
        AlertFactKind.ReasonGiven,
        AlertFactKind.NoteGiven,
        AlertFactKind.FlagUndone,
    ];

    /// <summary>SQL: the facts that may quote a person, or what a person wrote.</summary>
    internal const string MayQuoteAPerson =
        $"detail IS NOT NULL AND (kind IN ('NoteGiven', 'Withdrawn', 'ClockPaused', 'ClockResumed') "
        + $"OR (kind = 'Updated' AND detail LIKE '%{DecisionFacts.NowAbout}%'))";

    public long Seq { get; set; }

    public required string AlertId { get; set; }

    /// <summary>Id of the alert's agreement.</summary>
    public required string Agreement { get; set; }

    public required AlertFactKind Kind { get; set; }

    public required Instant At { get; set; }

    public string? By { get; set; }

    [PersonalColumn(Where = MayQuoteAPerson)]
    public string? Detail { get; set; }

    /// <summary>When the alert was opened: the week it belongs to.</summary>
    public required Instant OpenedAt { get; set; }

    /// <summary>The alert's band at that moment; a later event may change the alert, never a week that was counted.</summary>
    public required string Band { get; set; }

    /// <summary>The lead's source channel at that moment.</summary>
    public string? Source { get; set; }

    /// <summary>Who had the alert from then on, as they were named, where it was given to somebody or turned hotter in their hands; null
    /// for other facts.</summary>
    public string? Owner { get; set; }

    /// <summary>The alert's score, of the fact with which it was opened; null for other facts.</summary>
    public double? Score { get; set; }

    /// <summary>Flags only: the signals the card showed.</summary>
    public IReadOnlyList<ShownSignal>? Signals { get; set; }

    /// <summary>Claims of a bad score only: the event that had shaped the alert by then.</summary>
    public string? EventId { get; set; }

    /// <summary>Claims of a bad score only: its place in <see cref="Rows.FeedbackLog"/>.</summary>
    public long? FeedbackPosition { get; set; }

    /// <summary>A fact as it happened to <paramref name="alert"/>, which is the alert after it.</summary>
    public static AlertFactRow Of(Alert alert, AlertFact fact) =>
        new()
        {
            AlertId = alert.Id,
            Agreement = alert.AgreementId,
            Kind = fact.Kind,
            At = fact.At,
            By = fact.By,
            Detail = fact.Detail,
            OpenedAt = alert.OpenedAt,
            Band = alert.Band,
            Source = alert.Lead.Source?.Channel,
            Owner = GivesLoad.Contains(fact.Kind) ? alert.Owner : null,
            Score = fact.Kind == AlertFactKind.Opened ? (double)alert.Score.Value : null,
            Signals =
                fact.Kind == AlertFactKind.Flagged ? [.. WhyNow.Shown(alert.Signals).Select(s => new ShownSignal(s.Key, s.Label))] : null,
            EventId = Claims.Contains(fact.Kind) ? alert.EventId : null,
        };
}
