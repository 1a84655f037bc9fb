using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Tests.Agreement;

/// <summary>An agreement without a fault, and without a note but those of keys without effect, for tests to spoil in one place.</summary>
internal static class ValidAgreement
{
    public static HandoffAgreement Value { get; } =
        new()
        {
            Version = 1,
            Score = "trial-pql",
            Segment = "smb-trials",
            Decision = "Prioritise follow-up for trials scoring 70 or more.",
            Unchanged = "Territories wait for the review.",
            Owners = new Owners("dana@ourco.test", "U0CRM", "U0MODEL", "U0OPS", "U0EXC", "U0REV"),
            Channels = new Channels("C0ALERTS", "C0REVIEW", "C0MGRS"),
            Required = ["account.name", "contact.email"],
            Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches("student"), "Student")],
            Bands =
            [
                new Band("hot", 85, Duration.FromHours(4), new SlaTarget(Duration.FromMinutes(30), Duration.FromMinutes(10))),
                new Band("warm", 70, Duration.FromHours(24)),
            ],
            Paths = [new AlertPath("engaged fit", [Condition("score >= 70"), Condition("meaningful_signals >= 2")])],
            Urgency = [new UrgencyModifier("Decides soon", [Condition("answers.Timeline == Soon")])],
            Checklist = [new ChecklistItem("Budget", "answers.Budget")],
            Openers = [new Opener("*", "Hi {contact}")],
            Freshness = new FreshnessPolicy(Duration.FromHours(2), Duration.FromDays(3)),
            Coverage = new Dictionary<string, Coverage>(StringComparer.Ordinal)
            {
                ["emea"] = new(
                    "Europe/Berlin",
                    [new WorkingHours([IsoDayOfWeek.Monday], new LocalTime(9, 0), new LocalTime(18, 0))],
                    [new LocalDate(2026, 12, 25)]
                ),
            },
            Routing =
            [
                new Route("EMEA", When("account.territory", FieldMatch.Is("EMEA")), ["U0REP1", "U0REP2"], "C0EMEA", "emea"),
                new Route("all other leads", new Dictionary<string, FieldMatch>(StringComparer.Ordinal), ["U0REP3"], null, null),
            ],
            Escalation = [new EscalationStep(Duration.Zero, "managers")],
            Authority = new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Alerts] = AuthorityLevel.UseNow },
            Proof = new ProofPolicy(35, 0.10m),
            FlagReasons = ["Not a fit", "Bad data"],
            Review = new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 0), "Europe/Berlin"),
            Audit = new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 30), "Europe/Berlin", FirstOfMonth: true),
            PersonalDataRetention = Duration.FromDays(180),
        };

    public static Dictionary<string, FieldMatch> When(string field, FieldMatch match) => new(StringComparer.Ordinal) { [field] = match };

    public static Predicate Condition(string text) => PredicateReader.Parse(text).Predicate!;
}
