using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Review;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Half a year in which anything happens to anything, up to the end of the week: enough for an audit with every
/// figure.</summary>
/// <param name="test">Where it is written.</param>
/// <param name="random">What happens.</param>
/// <param name="scale">What scores are given on; whole numbers, where none is given.</param>
internal sealed class RandomMonths(TestDatabase test, Random random, ScoreScale? scale = null)
{
    private const int Alerts = 420;
    private const int Accounts = 160;
    private const int Events = 260;

    private static readonly HandoffAgreement Agreement = SampleAgreement.Trials;
    private static readonly Instant End = ReviewWeek.Itself.To;
    private static readonly string?[] Sources = ["webinar", "webinar", "demo", "fair", null];
    private static readonly string?[] Currencies = ["EUR", "USD", null];

    private static readonly LeadOutcome[] Outcomes = Enum.GetValues<LeadOutcome>();

    /// <summary>The month that an audit is of.</summary>
    public static ReviewPeriod Month { get; } = new(End - Duration.FromDays(28), End);

    /// <summary>Writes it.</summary>
    public async Task Live()
    {
        var histories = Enumerable.Range(0, Alerts).Select(n => RandomHistory.Of(n, random, Opened(), Sources[random.Next(5)])).ToList();
        var facts = histories.SelectMany(one => one.Facts).OrderBy(fact => fact.At).ToList();
        facts.ForEach(fact => fact.Score = Scaled((int?)fact.Score));
        List<AlertRow> alerts = [.. histories.Select(Alert)];
        List<OutcomeRow> outcomes = [.. Enumerable.Range(0, Alerts).Select(n => Outcome(n, alerts[random.Next(Alerts)]))];
        List<DecisionRow> decisions = [.. Enumerable.Range(0, Events).Select(Decision)];
        await test.Database.Write(
            async (db, cancel) =>
            {
                db.Messages.AddRange(histories.Select(one => one.Message));
                db.Alerts.AddRange(alerts);
                db.Decisions.AddRange(decisions);
                db.Inbox.AddRange(decisions.Where(one => one.ScoreEventId is null).Select(Received));
                db.DataIssues.AddRange(alerts.Where(_ => random.Next(6) == 0).Select(Issue));
                // One behaviour had another level until some day of the month.
                var text = SampleAgreement.Text.Replace("routing: use_now", "routing: not_yet", StringComparison.Ordinal);
                db.Agreements.Add(Version(0, text, Duration.FromDays(300)));
                db.Agreements.Add(Version(1, SampleAgreement.Text, Duration.FromMinutes(random.Next(3 * 24 * 60, 26 * 24 * 60))));
                await BulkWriter.Insert(db, facts, cancel);
                await BulkWriter.Insert(db, [.. outcomes.OrderBy(one => one.KnownAt)], cancel);
                await BulkWriter.Insert(db, [.. decisions.Where(IsNurtured).SelectMany(Reported)], cancel);
                return true;
            },
            default
        );
        await new RandomReviews(test, random).Hold(histories, decisions);
    }

    /// <summary>The numbers of an audit of the month.</summary>
    public static Task<DigestNumbers> Audit(TestDatabase test, ScoreScale? scale = null) =>
        ReportCounting.Of(test.Database, PeriodicReport.Monthly, scale?.Agreement ?? Agreement, Agreement.Review, Month, default);

    // As the product stores it.
    private double? Scaled(int? points) => (double?)(points * (scale?.Unit ?? 1));

    // Most of them of late, for these are what a digest is about.
    private Instant Opened() =>
        End - (random.Next(3) == 0 ? Duration.FromMinutes(random.Next(1, 18 * 24 * 60)) : Duration.FromHours(random.Next(1, 215 * 24)));

    private AlertRow Alert(RandomHistory of)
    {
        var alert = SampleAlert.Sample(of.Alert, of.OpenedAt) with { AccountKey = $"account{random.Next(Accounts)}", Band = of.Band };
        return AlertRow.With(null, alert);
    }

    private OutcomeRow Outcome(int n, AlertRow alert)
    {
        var happened = alert.OpenedAt + Duration.FromHours(random.Next(-48, 30 * 24));
        var outcome = Outcomes[random.Next(Outcomes.Length)];
        var isPaid = outcome == LeadOutcome.Won && random.Next(4) > 0;
        return new()
        {
            Id = $"outcome{n}",
            AccountKey = alert.AccountKey,
            Outcome = outcome,
            OccurredAt = happened,
            KnownAt = happened + Duration.FromHours(random.Next(0, 240)),
            Sender = "crm",
            Amount = isPaid ? random.Next(1, 400) * 25 : null,
            Currency = isPaid ? Currencies[random.Next(3)] : null,
            Imported = random.Next(5) == 0,
        };
    }

    private DecisionRow Decision(int n)
    {
        var at = End - Duration.FromMinutes(random.Next(1, 40 * 24 * 60));
        var (outcome, rule) = random.Next(8) switch
        {
            0 => (DecisionOutcome.Alerted, "path:asked for it"),
            1 => (DecisionOutcome.Updated, "path:asked for it"),
            2 => (DecisionOutcome.HeldOut, "holdout:winter"),
            3 => (DecisionOutcome.Held, random.Next(2) == 0 ? "required:contact.email" : "required:account.name"),
            4 => (DecisionOutcome.Suppressed, random.Next(2) == 0 ? "disqualify:Student" : "disqualify:Partner"),
            5 => (DecisionOutcome.Expired, "expired"),
            _ => (DecisionOutcome.Nurture, "no path"),
        };
        return new()
        {
            EventId = $"event{n}",
            ScoreEventId = random.Next(10) == 0 ? $"again{n}" : null,
            AccountKey = $"account{random.Next(Accounts)}",
            Outcome = outcome,
            Rule = rule,
            Reason = "as it was",
            Score = random.Next(12) == 0 ? null : Scaled(random.Next(50, 100)),
            Agreement = Agreement.Id,
            AgreementVersion = 1,
            OccurredAt = at - Duration.FromMinutes(random.Next(-2, 600)),
            DecidedAt = at,
            Trace = [],
        };
    }

    private InboxRow Received(DecisionRow decision) =>
        new()
        {
            EventId = decision.EventId,
            Sender = random.Next(6) == 0 ? HistoryStore.Sender : $"sender{random.Next(3)}",
            ReceivedAt = decision.DecidedAt,
            Body = "{}",
            Decided = true,
        };

    private DataIssueRow Issue(AlertRow alert)
    {
        var opened = alert.OpenedAt + Duration.FromHours(random.Next(1, 100));
        var isAnswered = random.Next(2) == 0;
        return new()
        {
            AlertId = alert.Id,
            Kind = (DataIssueKind)random.Next(3),
            OpenedAt = opened,
            Agreement = Agreement.Id,
            Role = OwnerRole.CrmFields,
            Owner = $"U0CRM{random.Next(2)}",
            NoticeKey = $"notice-{alert.Id}",
            WithdrawnAt = !isAnswered && random.Next(4) == 0 ? opened + Duration.FromHours(random.Next(1, 100)) : null,
            Outcome = isAnswered ? (DataIssueOutcome)random.Next(3) : null,
            AnsweredAt = isAnswered ? opened + Duration.FromHours(random.Next(1, 200)) : null,
            AnsweredBy = isAnswered ? "U0CRM" : null,
        };
    }

    private static bool IsNurtured(DecisionRow decision) => decision.Outcome == DecisionOutcome.Nurture;

    private IEnumerable<MissReportRow> Reported(DecisionRow decision)
    {
        for (var n = random.Next(3); n > 0; n--)
        {
            var at = decision.DecidedAt + Duration.FromHours(random.Next(1, 60));
            MissReason? reason = random.Next(4) == 0 ? null : (MissReason)random.Next(5);
            yield return MissReportRow.Of(decision, Agreement.Id, new($"U{n}", at, at, reason));
            if (random.Next(4) == 0)
            {
                yield return MissReportRow.Of(decision, Agreement.Id, new($"U{n}", at, at + Duration.FromHours(5), reason, true));
            }
        }
    }

    private static AgreementRow Version(int version, string text, Duration ago) =>
        new()
        {
            Agreement = Agreement.Id,
            Version = version,
            Text = text,
            ImportedAt = End - ago,
            Changes = [],
        };
}
