using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;

namespace HandoffBot.Intake;

/// <summary>What /openapi/v1.json says of this room's endpoints.</summary>
internal static class Described
{
    private const string ExampleEvent = """
        {
          "id": "evt_01J9Z", "occurred_at": "2026-11-20T14:03:11Z",
          "score": { "name": "trial-pql", "value": 92, "previous": 61, "version": "2026-11" },
          "account": { "id": "0015g00000A", "name": "Acme", "domain": "acme.test", "segment": "smb", "territory": "EMEA" },
          "contact": { "name": "Ada Example", "title": "Head of Ops", "email": "ada@acme.test" },
          "owner": "rep@ourco.test",
          "signals": [
            { "key": "invited_teammates", "label": "Invited 3 teammates", "kind": "product", "points": 20, "strength": "high",
              "observed_at": "2026-11-20T13:58:00Z", "source": "product-events" } ],
          "source": { "channel": "inbound-demo", "campaign": "q4-webinar", "medium": "email" },
          "answers": [ { "question": "Budget", "answer": "10–25k" } ],
          "engagement": [ { "at": "2026-11-20T13:40:00Z", "what": "Viewed pricing", "count": 3 } ],
          "next_action": { "kind": "call", "note": "Ask about the rollout date" }
        }
        """;

    public static void Describe(this RouteHandlerBuilder endpoint, string summary, string description, params int[] problems)
    {
        endpoint.WithSummary(summary).WithDescription(description);
        foreach (var status in problems)
            endpoint.ProducesProblem(status);
    }

    /// <summary>The body is read as bytes, so its shape is shown by example.</summary>
    public static RouteHandlerBuilder TakesScoreEvents(this RouteHandlerBuilder endpoint) => endpoint
        .Accepts<JsonNode>("application/json")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                content.Example = JsonNode.Parse(ExampleEvent);
            return Task.CompletedTask;
        });
}
