using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Intake;
using NodaTime;

namespace HandoffBot.Tests.Intake;

/// <summary>Holds a reader of bytes to what the OpenAPI document says of them.</summary>
/// <param name="schema">What the document says.</param>
/// <param name="read">The faults that the reader finds.</param>
internal sealed class DocumentedRequest(RequestSchema schema, Func<byte[], IReadOnlyList<EventFault>> read)
{
    /// <summary>When it is read: after all that the examples tell of.</summary>
    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 21, 0, 0);

    /// <summary>Sends a property as every case has it, and leaves it out.</summary>
    public void Holds(string pointer)
    {
        var property = schema.Properties.Single(one => one.Pointer == pointer);
        foreach (var one in RequestCases.Of(schema, property))
        {
            var sent = schema.Example();
            Holder(sent, pointer)[pointer.Split('/')[^1]] = one.Value?.DeepClone();
            Expect(sent, one.Allowed, pointer + one.FaultAt);
        }

        var without = schema.Example();
        Holder(without, pointer).Remove(pointer.Split('/')[^1]);
        Expect(without, !property.Required, pointer);
    }

    /// <summary>It is read without a fault, or with one there.</summary>
    public void Expect(JsonObject sent, bool allowed, string pointer)
    {
        var faults = read(Bytes(sent));
        Assert.True(
            allowed ? faults.Count == 0 : faults.Any(fault => fault.Pointer == pointer),
            $"{pointer}, {(allowed ? "allowed" : "refused")} by the document: {string.Join(Environment.NewLine, faults)}"
        );
    }

    public static byte[] Bytes(JsonObject sent) => Encoding.UTF8.GetBytes(sent.ToJsonString());

    private static JsonObject Holder(JsonObject root, string pointer) =>
        pointer
            .Split('/')[1..^1]
            .Aggregate((JsonNode)root, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!)
            .AsObject();
}
