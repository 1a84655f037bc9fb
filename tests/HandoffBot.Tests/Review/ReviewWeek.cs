using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Review;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review;

/// <summary>Writes what happened in a week, as the other rooms would have.</summary>
internal sealed class ReviewWeek(TestDatabase test)
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 9, 8, 0);

    public static ReviewPeriod Itself { get; } = new(Monday, Monday + Duration.FromDays(7));

    public static ReviewPeriod Before { get; } = new(Monday - Duration.FromDays(7), Monday);

    public static ReviewPeriod Next { get; } = new(Itself.To, Itself.To + Duration.FromDays(7));

    public static Instant Day(int day, int hour = 10) => Monday + Duration.FromDays(day - 1) + Duration.FromHours(hour - 8);

    /// <summary>An alert opened, and posted unless told otherwise.</summary>
    public Task Opened(string alert, Instant at, string band = "hot", string? source = "webinar", bool posted = true) =>
        test.Database.Write(
            (db, _) =>
            {
                db.AlertFacts.Add(Fact(alert, AlertFactKind.Opened, at, at, band, source));
                db.Messages.Add(
                    new MessageRow
                    {
                        Id = $"m-{alert}",
                        Kind = "alert",
                        Subject = alert,
                        Channel = "C1",
                        ClientMessageId = Guid.NewGuid(),
                        State = posted ? MessageState.Ready : MessageState.Abandoned,
                        PostedAt = posted ? at : null,
                        NextAttemptAt = at,
                        CreatedAt = at,
                    }
                );
                return Task.FromResult(true);
            },
            default
        );

    /// <summary>Something happened to it.</summary>
    public Task Then(
        string alert,
        AlertFactKind kind,
        Instant at,
        Instant opened,
        string? by = null,
        string? detail = null,
        string band = "hot",
        string? source = "webinar"
    ) =>
        test.Database.Write(
            (db, _) =>
            {
                var fact = Fact(alert, kind, at, opened, band, source);
                (fact.By, fact.Detail) = (by, detail);
                fact.Signals =
                    kind == AlertFactKind.Flagged
                        ? [new ShownSignal("invited", "Invited teammates"), new ShownSignal("pricing", "Viewed pricing")]
                        : null;
                db.AlertFacts.Add(fact);
                return Task.FromResult(true);
            },
            default
        );

    /// <summary>An event that reached nobody.</summary>
    public Task Stopped(string eventId, DecisionOutcome outcome, string rule, Instant at) =>
        test.Database.Write(
            (db, _) =>
            {
                db.Decisions.Add(
                    new DecisionRow
                    {
                        EventId = eventId,
                        AccountKey = "acme",
                        Outcome = outcome,
                        Rule = rule,
                        Reason = "",
                        Agreement = SampleAgreement.Trials.Id,
                        AgreementVersion = 1,
                        OccurredAt = at,
                        DecidedAt = at,
                        Trace = [],
                    }
                );
                return Task.FromResult(true);
            },
            default
        );

    public Task<DigestNumbers> Numbers(ReviewPeriod? period = null) =>
        ReportCounting.Numbers(
            test.Database,
            SampleAgreement.Trials,
            SampleAgreement.Trials.Review,
            period ?? Itself,
            withProofs: false,
            default
        );

    private static AlertFactRow Fact(string alert, AlertFactKind kind, Instant at, Instant opened, string band, string? source) =>
        new()
        {
            AlertId = alert,
            Agreement = SampleAgreement.Trials.Id,
            Kind = kind,
            At = at,
            OpenedAt = opened,
            Band = band,
            Source = source,
        };
}
