using System.Text.Json.Nodes;
using HandoffBot.Intake.Contracts;
using Microsoft.OpenApi;

namespace HandoffBot.Intake;

/// <summary>
/// The body of what takes several at once in the OpenAPI document: one, an array, or an envelope. A generator that
/// knows no choice between forms still finds the envelope's property, and makes a class of it that a caller can fill.
/// </summary>
internal sealed class BatchBody(string name, string oneOrMore, string example) : IOperationDescription
{
    private const string Envelope = "events";

    private const string ScoreEventExample = """
        {
          "events": [
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
          ]
        }
        """;

    private const string LeadFieldsExample = """
        {
          "events": [
            {
              "id": "fld_1", "occurred_at": "2026-11-20T15:00:00Z",
              "account": { "id": "0015g00000A", "employees": 130 },
              "contact": { "id": "0035g", "email": "ada@acme.test" }
            }
          ]
        }
        """;

    private const string OutcomesExample = """
        {
          "events": [
            {
              "id": "out_1", "occurred_at": "2026-11-20T15:00:00Z",
              "account": { "id": "0015g00000A" },
              "outcome": "meeting", "amount": 24000, "currency": "EUR", "reason": "Asked for a demo of routing"
            }
          ]
        }
        """;

    public static BatchBody ScoreEvents { get; } = new("ScoreEventBatch", "One event, an array of events,", ScoreEventExample);

    public static BatchBody LeadFields { get; } = new("LeadFieldsBatch", "One report, an array of reports,", LeadFieldsExample);

    public static BatchBody Outcomes { get; } = new("OutcomeBatch", "One outcome, an array of outcomes,", OutcomesExample);

    public void Describe(OpenApiOperation operation, OpenApiDocument document)
    {
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            var list = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = content.Schema,
                MaxItems = EventLimits.Events,
            };
            document.AddComponent(
                name,
                new OpenApiSchema
                {
                    Description = $"{oneOrMore} or an object with {Envelope}.",
                    AnyOf =
                    [
                        content.Schema!,
                        list,
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = new HashSet<string>(StringComparer.Ordinal) { Envelope },
                        },
                    ],
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { [Envelope] = list },
                }
            );
            content.Schema = new OpenApiSchemaReference(name, document);
            content.Example = JsonNode.Parse(example);
        }
    }
}
