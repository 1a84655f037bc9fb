using System.Text.Json.Nodes;

namespace HandoffBot.Tests.Fixtures;

/// <summary>Score events as a sender would write them, for the agreement of the interface page.</summary>
public static class SampleEvent
{
    /// <summary>One that alerts: hot, with an explanation, an owner to be found by the routing rules, and a next action.</summary>
    public static JsonObject Hot(string id, string account = "acme", string occurredAt = "2026-11-20T14:03:11Z") =>
        JsonNode
            .Parse(
                $$"""
                { "id": "{{id}}", "occurred_at": "{{occurredAt}}", "score": { "name": "trial-pql", "value": 92, "previous": 61 },
                  "account": { "id": "{{account}}", "name": "{{account}} Ltd", "domain": "{{account}}.test", "territory": "EMEA" },
                  "contact": { "name": "Ada Example", "title": "Head of Ops", "email": "ada@{{account}}.test" },
                  "signals": [
                    { "key": "invited_teammates", "label": "Invited 3 teammates", "kind": "product", "points": 20, "strength": "high", "observed_at": "2026-11-20T13:58:00Z" },
                    { "key": "fits_icp", "label": "Fits the profile", "kind": "fit", "points": 10, "strength": "meaningful", "observed_at": "2026-11-20T13:00:00Z" } ],
                  "source": { "channel": "inbound-demo" },
                  "next_action": { "kind": "call", "note": "Ask about the rollout date" } }
                """
            )!
            .AsObject();

    /// <summary>The same with another score.</summary>
    public static JsonObject Scored(this JsonObject e, decimal value)
    {
        e["score"]!["value"] = value;
        return e;
    }

    /// <summary>The same without a field, given by its path.</summary>
    public static JsonObject Without(this JsonObject e, string path)
    {
        var steps = path.Split('.');
        var at = e;
        foreach (var step in steps[..^1])
        {
            at = at[step]!.AsObject();
        }

        at.Remove(steps[^1]);
        return e;
    }
}
