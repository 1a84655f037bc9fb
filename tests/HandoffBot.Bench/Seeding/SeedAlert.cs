using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Documents;
using NodaTime;

namespace HandoffBot.Bench.Seeding;

/// <summary>One alert as the product writes it, with marks where the rows differ.</summary>
internal static class SeedAlert
{
    public const string Id = "ALERT-ID";
    public const string Account = "ACCOUNT-KEY";
    public const string Event = "EVENT-ID";
    public const string State = "STATE-IT-IS-IN";
    public const long Opened = 1111111111111;
    public const long Expires = 2222222222222;

    /// <summary>The next moment of its clock.</summary>
    public const long Next = 3333333333333;

    /// <summary>What a clock of these alerts allows.</summary>
    public static Duration Allowed { get; } = Duration.FromHours(8);

    /// <summary>From a breach to the step after it, and from one step to the next.</summary>
    public static Duration Step { get; } = Duration.FromHours(2);

    /// <summary>How far the other moments of a clock are from <see cref="Next"/>, in milliseconds.</summary>
    public static IReadOnlyList<long> Apart { get; } =
        [
            .. new[] { Step, -Step, -2 * Step, -Allowed, Step - Allowed, -Step - Allowed, -2 * Step - Allowed }.Select(apart =>
                (long)apart.TotalMilliseconds
            ),
        ];

    private static readonly Instant NextAt = Instant.FromUnixTimeMilliseconds(Next);

    private static readonly Instant At = Instant.FromUnixTimeMilliseconds(Opened);

    private static readonly Lead Lead = new()
    {
        Account = new Account
        {
            Id = Account,
            Name = $"Company {Account}",
            Domain = $"{Account}.test",
            Segment = "smb",
            Territory = "T7",
            Country = "DE",
            Employees = 140,
            Industry = "Software",
        },
        Contact = new Contact
        {
            Name = "Ada Example",
            Title = "Head of Operations",
            Email = $"ada@{Account}.test",
        },
        Source = new LeadSource("webinar", "autumn", "email"),
        Engagement = [new Engagement(At, "Viewed pricing", 3), new Engagement(At, "Opened the trial", 1)],
    };

    /// <summary>One without a clock.</summary>
    public static string Json { get; } = Write(Plain);

    /// <summary>One before each moment of a clock, in this order: its reminder, its breach, the first step of the escalation, the update of
    /// the CRM, and the second step of the escalation.</summary>
    public static IReadOnlyList<string> JsonWithClocks { get; } =
        [
            Write(Plain with { NextDueAt = NextAt, Clock = Clock(NextAt + Step) with { RemindBefore = Step } }),
            Write(Plain with { NextDueAt = NextAt, Clock = Clock(NextAt) }),
            Write(Plain with { NextDueAt = NextAt, Clock = Clock(NextAt - Step) with { BreachedAt = NextAt - Step, NextAt = NextAt } }),
            Write(
                Plain with
                {
                    State = AlertState.Contacted,
                    NextDueAt = NextAt,
                    Contacted = new ActorStamp("U0REP1", NextAt - Allowed),
                    CrmUpdate = new CrmUpdate { Field = "account.deal_size", ManagersAfter = Step, Clock = Clock(NextAt) },
                }
            ),
            Write(
                Plain with
                {
                    NextDueAt = NextAt,
                    Clock = Clock(NextAt - 2 * Step) with { BreachedAt = NextAt - 2 * Step, NextAt = NextAt, StepsDone = 1 },
                }
            ),
        ];

    public static string LeadJson { get; } = DocumentFormats.Lead.Write(Lead);

    public static string TraceJson { get; } =
        DocumentFormats.Trace.Write([
            .. Enumerable
                .Range(1, 8)
                .Select(n => new TraceStep($"rule-{n}", "score 92, account.territory T7", true, "It holds, and this is what it saw.")),
        ]);

    private static Alert Plain =>
        new()
        {
            Id = Id,
            AccountKey = Account,
            EventId = Event,
            State = AlertState.Open,
            Lead = Lead,
            Score = new Score("trial-pql", 92, 61),
            Signals =
            [
                new Signal
                {
                    Key = "invited",
                    Label = "Invited 3 teammates",
                    Kind = SignalKind.Product,
                    Points = 20,
                    Strength = SignalStrength.High,
                    ObservedAt = At,
                },
                new Signal
                {
                    Key = "pricing",
                    Label = "Viewed pricing",
                    Kind = SignalKind.Intent,
                    Points = 11,
                    Strength = SignalStrength.Meaningful,
                    ObservedAt = At,
                },
                new Signal
                {
                    Key = "title",
                    Label = "Decides on tools",
                    Kind = SignalKind.Fit,
                    Points = 5,
                    Strength = SignalStrength.Supportive,
                },
            ],
            NextAction = new NextAction(NextActionKind.Call, "Ask which team comes next."),
            Band = "hot",
            Owner = "U0REP1",
            Channel = "C0T007",
            Route = SeededDatabase.Agreement.Routing[7].Name,
            OpenedAt = At,
            OccurredAt = At,
            ExpiresAt = Instant.FromUnixTimeMilliseconds(Expires),
            NextDueAt = Instant.FromUnixTimeMilliseconds(Expires),
            AgreementId = "trial-pql/campaign",
            AgreementVersion = 1,
        };

    // Due at that moment; what follows is hours away from it, beyond the rounds of a measure.
    private static SlaClock Clock(Instant dueAt) =>
        new()
        {
            StartedAt = dueAt - Allowed,
            Allowed = Allowed,
            RunningSince = dueAt - Allowed,
            DueAt = dueAt,
            NextAt = NextAt,
        };

    private static string Write(Alert alert) =>
        DocumentFormats.Alert.Write(alert).Replace("\"state\":\"open\"", $"\"state\":\"{State}\"", StringComparison.Ordinal);
}
