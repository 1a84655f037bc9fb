using System.Text.Json;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Campaign.Held;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Campaign.Tests.Comparisons;

/// <summary>One lead that waits for an e-mail address, as sender, database and Slack know it. A test changes what it is about.</summary>
internal sealed record HeldLeadFixture
{
    /// <summary>The event whose lead waits.</summary>
    public const string Event = "e1";

    /// <summary>Its company.</summary>
    public const string Account = "h1";

    private const string Notice = "notice";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<GeneratedEvent> Accepted { get; init; } = [Lacking(Event, 0)];

    public IReadOnlyList<GeneratedFieldReport> Fields { get; init; } = [];

    public IReadOnlyList<HeldLeadClick> Clicks { get; init; } = [];

    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [Held(Event)];

    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    /// <summary>The event whose lead waits by the database; null for none.</summary>
    public string? Waiting { get; init; } = Event;

    /// <summary>The events whose address somebody is asked for.</summary>
    public IReadOnlyList<string> AskedFor { get; init; } = [Event];

    /// <summary>How many leads wait, by the notice in Slack.</summary>
    public int Told { get; init; } = 1;

    /// <summary>What the comparison finds wrong.</summary>
    public IReadOnlyList<string> Wrong() => new HeldLeadHistory(Records(), Accepted, Fields, Clicks).Wrong();

    public static GeneratedEvent Lacking(string id, int secondsOn) =>
        new(id, Account, 80, At.AddSeconds(secondsOn), []) { LacksAddress = true };

    public static DecisionRow Held(string id, string rule = "required:contact.email") => Decided(id, null, DecisionOutcome.Held, rule);

    /// <summary>The lead was decided again.</summary>
    /// <param name="key">By what.</param>
    /// <param name="outcome">How.</param>
    /// <param name="rule">By which rule.</param>
    public static DecisionRow Again(string key, DecisionOutcome outcome, string rule) => Decided(key, Event, outcome, rule);

    /// <summary>Fields that came for a company, as they are kept.</summary>
    public static DecisionRow Learned(string id) =>
        Decided(FieldReportKey.Of(id), null, DecisionOutcome.Learned, DecisionAgain.FieldsRule);

    public static HeldLeadClick Click(string action, bool isAcknowledged = true) =>
        new(Event, action, CampaignAgreement.OwnerOfExceptions, isAcknowledged, new(At.AddSeconds(5), At.AddSeconds(6)));

    public static AlertRow Alert() =>
        AlertRow.With(null, SampleAlert.Sample("a1", Instant.FromDateTimeOffset(At)) with { EventId = Event, AccountKey = Account });

    private static DecisionRow Decided(string key, string? again, DecisionOutcome outcome, string rule) =>
        new()
        {
            EventId = key,
            ScoreEventId = again,
            AccountKey = Account,
            Outcome = outcome,
            Rule = rule,
            Reason = rule,
            OccurredAt = Instant.FromDateTimeOffset(At),
            DecidedAt = Instant.FromDateTimeOffset(At),
            Trace = [],
        };

    private CampaignRecords Records() =>
        new()
        {
            Decisions = Decisions,
            Alerts = Alerts,
            Accounts = [new() { AccountKey = Account, Agreement = "trial-pql/campaign", HeldEventId = Waiting }],
            Holds = [.. AskedFor.Select(Hold)],
            Messages =
            [
                new()
                {
                    Id = "m1",
                    Kind = "hold",
                    Subject = Notice,
                    Channel = CampaignAgreement.ReviewChannel,
                    ClientMessageId = Guid.Empty,
                    State = MessageState.Ready,
                    NextAttemptAt = Instant.FromDateTimeOffset(At),
                    CreatedAt = Instant.FromDateTimeOffset(At),
                },
            ],
            InReview =
            [
                new()
                {
                    Channel = CampaignAgreement.ReviewChannel,
                    Ts = "1.1",
                    User = "U0BOT",
                    PostedAt = At,
                    Metadata = JsonSerializer.SerializeToElement(new { event_type = "handoff_hold", event_payload = new { id = "m1" } }),
                    Revisions = [new(At, $"Held for want of an e-mail address: {Told}", null)],
                },
            ],
        };

    private static HoldRow Hold(string id) =>
        new()
        {
            EventId = id,
            Owner = "U0CRM",
            NoticeKey = Notice,
            AccountKey = Account,
            Missing = ["contact.email"],
            DecidedAt = Instant.FromDateTimeOffset(At),
        };
}
