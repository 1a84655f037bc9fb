using System.Diagnostics.Metrics;
using System.Text.Json;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Hosting;

/// <summary>What the product counts of itself. Tags take few values each: names of rules and senders stay in the database.</summary>
public sealed class HandoffMetrics
{
    public const string MeterName = "HandoffBot";

    private readonly Counter<long> _events;
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _toDecision;
    private readonly Counter<long> _interactions;
    private readonly Counter<long> _alertFacts;
    private readonly Counter<long> _slackRefused;
    private readonly Counter<long> _intakeRefused;
    private readonly Counter<long> _linksRefused;
    private readonly Counter<long> _setAside;

    public HandoffMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("handoffbot.events", "{event}", "Score events received, by what became of them at the door");
        _decisions = meter.CreateCounter<long>("handoffbot.decisions", "{decision}", "Decisions, by outcome");
        _toDecision = meter.CreateHistogram<double>("handoffbot.decision.delay", "s", "From receiving an event to its decision");
        _interactions = meter.CreateCounter<long>(
            "handoffbot.interactions",
            "{interaction}",
            "Clicks, commands and events from Slack, by kind"
        );
        _alertFacts = meter.CreateCounter<long>(
            "handoffbot.alert.facts",
            "{fact}",
            "What events, people and passing time did to alerts, by kind, counted once each is on disk"
        );
        _slackRefused = meter.CreateCounter<long>(
            "handoffbot.slack.refused",
            "{request}",
            "Requests to Slack's endpoints that were refused, by cause"
        );
        _intakeRefused = meter.CreateCounter<long>(
            "handoffbot.intake.refused",
            "{request}",
            "Requests of senders that were refused, by cause"
        );
        _linksRefused = meter.CreateCounter<long>(
            "handoffbot.links.refused",
            "{request}",
            "Links from a report's figures that were refused, by cause"
        );
        _setAside = meter.CreateCounter<long>(
            "handoffbot.set_aside",
            "{row}",
            "Stored rows that could not be read or worked and were set aside, by kind"
        );
    }

    /// <summary>Events of one request: stored, known already, refused.</summary>
    public void Received(int accepted, int duplicates, int rejected)
    {
        Count(accepted, "accepted");
        Count(duplicates, "duplicate");
        Count(rejected, "rejected");
    }

    public void Decided(DecisionOutcome outcome, Duration sinceReceived)
    {
        _decisions.Add(1, new KeyValuePair<string, object?>("outcome", Snake(outcome)));
        _toDecision.Record(Math.Max(0, sinceReceived.TotalSeconds));
    }

    /// <summary><paramref name="kind"/> is one of the kinds of the Slack inbox.</summary>
    public void Interacted(string kind) => _interactions.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A request to one of Slack's endpoints was refused; <paramref name="cause"/> is the cause's code.</summary>
    public void SlackRefused(string cause) => _slackRefused.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>A sender's request was refused; <paramref name="cause"/> is the cause's code.</summary>
    public void IntakeRefused(string cause) => _intakeRefused.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>A link from a figure to its rows was refused; <paramref name="cause"/> is the cause's code.</summary>
    public void LinkRefused(string cause) => _linksRefused.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>A stored row could not be read or worked; <paramref name="kind"/> is event, alert, message or slack_request.</summary>
    public void SetAside(string kind) => _setAside.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Facts of alerts' histories were committed.</summary>
    public void FactsCommitted(IReadOnlyList<AlertFactKind> facts)
    {
        foreach (var fact in facts)
        {
            _alertFacts.Add(1, new KeyValuePair<string, object?>("kind", Snake(fact)));
        }
    }

    private void Count(int count, string result)
    {
        if (count > 0)
        {
            _events.Add(count, new KeyValuePair<string, object?>("result", result));
        }
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => Names<T>.All[value];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
