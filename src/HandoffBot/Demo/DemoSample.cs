using System.Text.Json.Nodes;
using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Demo;

/// <summary>Something the demo sends, with its times written as spans before the moment it is sent.</summary>
/// <param name="After">How long after the one before (or after the start) it is sent.</param>
/// <param name="Endpoint">Where to: that of score events or of lead fields.</param>
/// <param name="Content">As senders write it, but for the times.</param>
internal sealed record DemoSample(Duration After, string Endpoint, JsonObject Content)
{
    private const string ScoreEvents = "/v1/score-events";
    private const string LeadFields = "/v1/lead-fields";
    private static readonly string[] Times = ["occurred_at", "observed_at", "at"];

    public static string Agreement => Resource("agreement.yaml");

    /// <summary>One of every outcome, each <see cref="After"/> the start.</summary>
    public static IReadOnlyList<DemoSample> Opening => Read("opening.json");

    /// <summary>What comes later, over and over, each <see cref="After"/> the one before.</summary>
    public static IReadOnlyList<DemoSample> Later => Read("later.json");

    /// <summary>It as it would be sent now.</summary>
    public JsonObject At(Instant now)
    {
        var dated = Content.DeepClone().AsObject();
        Date(dated, now);
        return dated;
    }

    private static void Date(JsonNode? node, Instant now)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Date(item, now);
            }
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (Times.Contains(name))
                {
                    fields[name] = (now - Span(value!.GetValue<string>().TrimStart('-'))).ToString();
                }
                else
                {
                    Date(value, now);
                }
            }
        }
    }

    private static IReadOnlyList<DemoSample> Read(string name) =>
        [
            .. JsonNode
                .Parse(Resource(name))!
                .AsArray()
                .Select(item => One(item!.AsObject())),
        ];

    private static DemoSample One(JsonObject item)
    {
        var after = Span(item["after"]!.GetValue<string>());
        return item["fields"] is { } fields
            ? new DemoSample(after, LeadFields, fields.AsObject())
            : new DemoSample(after, ScoreEvents, item["event"]!.AsObject());
    }

    private static Duration Span(string text) => DurationNotation.Read(text) ?? throw new FormatException($"\"{text}\" is no span.");

    private static string Resource(string name)
    {
        using var stream = typeof(DemoSample).Assembly.GetManifestResourceStream($"demo/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
