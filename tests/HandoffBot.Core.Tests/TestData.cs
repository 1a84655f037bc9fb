using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Tests;

/// <summary>The agreement, the event and the moments the tests start from; each test changes what it is about.</summary>
internal static class TestData
{
    internal static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 10);

    internal static readonly FreshnessPolicy Freshness = new(Duration.FromHours(2), Duration.FromDays(3));

    internal static readonly HandoffAgreement Agreement = new()
    {
        Version = 3,
        Score = "trial-pql",
        Segment = "smb-trials",
        Decision = "Prioritise SDR follow-up for active trials scoring 70 or more.",
        Unchanged = "Territory reassignment waits.",
        Owners = new Owners("dana@ourco.test", "U0CRM", "U0MODEL", "U0OPS", "U0EXC", "U0REV"),
        Channels = new Channels("C0ALERTS", "C0REVIEW", "C0MGRS"),
        Required = ["account.name", "contact.email", "signals", "next_action"],
        Disqualify =
        [
            new Disqualifier("contact.title", FieldMatch.Matches("student"), "Student"),
            new Disqualifier("contact.email", new FieldMatch(MatchOperator.Domain, ["rival.test"], []), "Competitor"),
        ],
        Bands = [new Band("hot", 85, Duration.FromHours(4)), new Band("warm", 70, Duration.FromHours(24))],
        Paths =
        [
            new AlertPath("engaged fit", [Predicate("score >= 70"), Predicate("meaningful_signals >= 2")]),
            new AlertPath("asked for it", [Predicate("score >= 70"), Predicate("high_signals >= 1"), Predicate("supportive_signals >= 1")]),
        ],
        Urgency = [new UrgencyModifier("Decision this quarter", [Predicate("answers.Timeline == Q4")])],
        Freshness = Freshness,
        Routing =
        [
            new Route(
                "EMEA",
                new Dictionary<string, FieldMatch> { ["account.territory"] = FieldMatch.Is("EMEA") },
                ["U0REP1", "U0REP2"],
                "C0EMEA",
                "emea"
            ),
            new Route("the rest", new Dictionary<string, FieldMatch>(), ["U0REP3"], null, null),
        ],
        Authority = new Dictionary<Behaviour, AuthorityLevel>
        {
            [Behaviour.Alerts] = AuthorityLevel.UseNow,
            [Behaviour.ManagerReview] = AuthorityLevel.UseNow,
            [Behaviour.Routing] = AuthorityLevel.UseNow,
        },
        Proof = new ProofPolicy(35, 0.10m),
        FlagReasons = ["Not a fit", "Wrong person", "No intent"],
        Review = new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 0), "Europe/Berlin"),
        PersonalDataRetention = Duration.FromDays(180),
    };

    internal static readonly ScoreEvent Event = new()
    {
        Id = "evt_1",
        OccurredAt = Ago(Duration.FromMinutes(7)),
        Score = new Score("trial-pql", 92, 61, "2026-11"),
        Account = new Account
        {
            Id = "0015g",
            Name = "Acme",
            Domain = "acme.test",
            Territory = "EMEA",
            Employees = 120,
        },
        Contact = new Contact
        {
            Id = "0035g",
            Name = "Ada Example",
            Title = "Head of Ops",
            Email = "ada@acme.test",
        },
        Signals =
        [
            Signal("invited_teammates", 20, SignalStrength.High, Duration.FromMinutes(12)),
            Signal("viewed_pricing", 12, SignalStrength.Meaningful, Duration.FromHours(5)),
            Signal("small_company", -4, SignalStrength.Supportive, Duration.FromDays(2), SignalKind.Fit),
            Signal("opened_mail", 3, SignalStrength.Supportive, Duration.FromMinutes(30), SignalKind.Intent),
        ],
        Source = new LeadSource("inbound-demo", "q4-webinar", "email"),
        NextAction = new NextAction(NextActionKind.Call, "Ask about the rollout date"),
    };

    internal static readonly AssignmentFacts NothingKnown = new(
        new Dictionary<string, Rotation>(),
        Availability.Everybody
    );

    internal static Instant Ago(Duration ago) => Now - ago;

    internal static Signal Signal(
        string key,
        decimal? points,
        SignalStrength strength,
        Duration? observedAgo,
        SignalKind kind = SignalKind.Product
    ) =>
        new()
        {
            Key = key,
            Label = key.Replace('_', ' '),
            Kind = kind,
            Points = points,
            Strength = strength,
            ObservedAt = observedAgo is { } ago ? Ago(ago) : null,
        };

    internal static Predicate Predicate(string text)
    {
        var parts = text.Split(' ', 3);
        var comparison = parts[1] switch
        {
            ">=" => Comparison.AtLeast,
            ">" => Comparison.MoreThan,
            "<=" => Comparison.AtMost,
            "<" => Comparison.LessThan,
            "==" => Comparison.Equal,
            "!=" => Comparison.NotEqual,
            _ => throw new ArgumentException(text, nameof(text)),
        };
        return new Predicate(text, parts[0], comparison, parts[2]);
    }

    internal static ScoreEvent Scoring(decimal value, string id = "evt_2") => Event with { Id = id, Score = new Score("trial-pql", value) };

    internal static Decision Decide(
        ScoreEvent e,
        AccountHistory? history = null,
        HandoffAgreement? agreement = null,
        Instant? now = null
    ) => Decider.Decide(e, history ?? AccountHistory.None, agreement ?? Agreement, now ?? Now, "alert_new");

    /// <summary>The rotation of the EMEA route after so many leads that all of its people could take.</summary>
    internal static Dictionary<string, Rotation> AfterTurns(int leads, HandoffAgreement? agreement = null)
    {
        var route = (agreement ?? Agreement).Routing[0];
        var rotation = Rotation.None;
        for (var lead = 0; lead < leads; lead++)
        {
            rotation = rotation.After(route, route.To, rotation.Next(route, route.To));
        }

        return new(StringComparer.Ordinal) { [route.Name] = rotation };
    }

    /// <summary>Where the agreement routes the lead of an event of which nothing was known before.</summary>
    internal static Routed Route(ScoreEvent e, HandoffAgreement agreement, Dictionary<string, Rotation>? rotations = null)
    {
        var facts = LeadFacts.Of(LeadMerge.With(null, e), e);
        return Router.Find(facts, agreement, rotations ?? [], Availability.Everybody, Test);

        (bool Holds, string Saw) Test(Predicate condition)
        {
            var (holds, saw) = Predicates.Holds(condition, facts, agreement.Freshness, Now);
            return (holds, saw);
        }
    }

    internal static Alert LiveAlert() => Decide(Event).Alert ?? throw new InvalidOperationException("The sample event alerts.");

    internal static AccountHistory After(Alert alert, Instant? occurred = null) =>
        new()
        {
            Known = alert.Lead,
            LastOccurredAt = occurred ?? alert.OccurredAt,
            Latest = alert,
        };

    internal static AccountHistory After(Decision decision, AccountHistory before) =>
        before with
        {
            Known = decision.Lead,
            LastOccurredAt = decision.LastOccurredAt,
            Latest = decision.Alert ?? before.Latest,
        };

    internal static AlertTransition Advance(Alert alert, AlertCommand command, Instant? now = null) =>
        AlertStateMachine.Advance(alert, command, Agreement, now ?? Now);
}
