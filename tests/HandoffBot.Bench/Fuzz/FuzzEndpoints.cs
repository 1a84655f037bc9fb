using System.Text.Json.Nodes;
using HandoffBot.Bench.Load;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Every endpoint of the host, and none at all.</summary>
public static class FuzzEndpoints
{
    /// <summary>Bytes that are no HTTP.</summary>
    public static FuzzEndpoint Nowhere { get; } =
        new("bytes that are no HTTP", "GET", _ => "/", PayloadEncoding.None, CredentialKind.None, None, 2);

    public static IReadOnlyList<FuzzEndpoint> All { get; } =
    [
        new("POST /v1/score-events, API key", "POST", _ => "/v1/score-events", PayloadEncoding.Json, CredentialKind.Bearer, Event, 24),
        new("POST /v1/score-events, signed", "POST", _ => "/v1/score-events", PayloadEncoding.Json, CredentialKind.Webhook, Event, 18),
        new("GET /v1/decisions/{id}", "GET", DecisionOf, PayloadEncoding.None, CredentialKind.Bearer, None, 6),
        new("GET /v1/decisions", "GET", DecisionsOf, PayloadEncoding.None, CredentialKind.Bearer, None, 4),
        new(
            "POST /slack/interactions",
            "POST",
            _ => "/slack/interactions",
            PayloadEncoding.PayloadForm,
            CredentialKind.Slack,
            SlackPayloads.Interaction,
            18
        ),
        new("POST /slack/commands", "POST", _ => "/slack/commands", PayloadEncoding.Form, CredentialKind.Slack, SlackPayloads.Command, 10),
        new("POST /slack/events", "POST", _ => "/slack/events", PayloadEncoding.Json, CredentialKind.Slack, SlackPayloads.Event, 8),
        new(
            "POST /slack/options",
            "POST",
            _ => "/slack/options",
            PayloadEncoding.PayloadForm,
            CredentialKind.Slack,
            SlackPayloads.Options,
            5
        ),
        new("GET /health/live", "GET", _ => "/health/live", PayloadEncoding.None, CredentialKind.None, None, 2),
        new("GET /health/ready", "GET", _ => "/health/ready", PayloadEncoding.None, CredentialKind.None, None, 2),
        new("GET /metrics", "GET", _ => "/metrics", PayloadEncoding.None, CredentialKind.None, None, 2),
        new("GET /openapi/v1.json", "GET", _ => "/openapi/v1.json", PayloadEncoding.None, CredentialKind.None, None, 1),
        new(
            "GET /v1/feedback",
            "GET",
            chance =>
                chance.Of(
                    "/v1/feedback",
                    "/v1/feedback?cursor=",
                    "/v1/feedback?cursor=%ff&limit=-1",
                    "/v1/feedback?limit=99999999999999999999"
                ),
            PayloadEncoding.None,
            CredentialKind.Bearer,
            None,
            1
        ),
        new(
            "anywhere else",
            "GET",
            chance =>
                chance.Of("/", "/v1", "/v1/", "/slack", "/slack/", "/v2/score-events", "/health", "/.env", "/admin", "/v1/score-events/x"),
            PayloadEncoding.None,
            CredentialKind.None,
            None,
            1
        ),
        Nowhere,
    ];

    private static int Weights { get; } = All.Sum(door => door.Weight);

    public static FuzzEndpoint Pick(FuzzInput chance)
    {
        var at = chance.Below(Weights);
        return All.First(door => (at -= door.Weight) < 0);
    }

    private static JsonObject None(FuzzInput chance) => [];

    private static JsonObject Event(FuzzInput chance)
    {
        var json = JsonNode
            .Parse(LoadEvents.Body($"f{chance.Seed}-{chance.Number}", chance.Below(60), chance.Now, channels: 3))!
            .AsObject();
        json["score"]!["value"] = chance.Below(101);
        json["account"]!["employees"] = chance.Below(1000);
        json["contact"]!["title"] = chance.Of("Head of Ops", "Student", "CFO");
        json["source"] = new JsonObject { ["channel"] = "inbound-demo", ["campaign"] = "q4" };
        json["answers"] = new JsonArray(new JsonObject { ["question"] = "Budget", ["answer"] = "10–25k" });
        json["engagement"] = new JsonArray(
            new JsonObject
            {
                ["at"] = json["occurred_at"]!.DeepClone(),
                ["what"] = "Viewed pricing",
                ["count"] = 3,
            }
        );
        json["unknown_field"] = new JsonObject { ["kept"] = true };
        return json;
    }

    private static string DecisionOf(FuzzInput chance) =>
        "/v1/decisions/"
        + chance.Of(
            $"f{chance.Seed}-{chance.Below(chance.Number + 1)}",
            "",
            "x",
            "%F0%9F%92%A9",
            "a%2Fb/c",
            "%25%32%65",
            "..%2f..%2fetc%2fpasswd",
            "'%20OR%201=1--",
            "%ED%A0%80",
            new string('a', 5000),
            "stage-0"
        );

    private static string DecisionsOf(FuzzInput chance) =>
        "/v1/decisions"
        + chance.Of(
            "",
            "?",
            "?limit=200",
            "?limit=0",
            "?limit=-1",
            "?limit=99999999999999999999",
            "?limit=1&limit=2",
            "?outcome=held,alerted&outcome=nurture",
            "?outcome=%00",
            "?outcome=",
            $"?account=a{chance.Below(60)}",
            "?account=%00",
            "?account='%20OR%201=1--",
            "?account=%F0%9F%92%A9",
            "?account=%ED%A0%80",
            "?account=" + new string('a', 5000),
            "?since=2026-11-20T14:00:00Z",
            "?since=9999-12-31T23:59:59.999-18:00",
            "?since=0001-01-01T00:00:00%2B18:00",
            "?since=noon",
            "?after=MTc5NTE4MzUwMDAwMCB4",
            "?after=%ff",
            "?after=OTk5OTk5OTk5OTk5OTk5OTk5OTkgeA",
            "?after=LTkyMjMzNzIwMzY4NTQ3NzU4MDggeA",
            "?outcomes=held",
            "?" + new string('&', 2000)
        );
}
