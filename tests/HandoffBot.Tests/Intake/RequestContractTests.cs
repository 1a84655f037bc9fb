using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Tests.Intake;

/// <summary>
/// What the OpenAPI document says of a score event is what the reader of its bytes does: the same names, types, limits and
/// required fields, no more and no fewer.
/// </summary>
public sealed class RequestContractTests
{
    private static readonly RequestSchema Request = new();

    public static TheoryData<string> Pointers => [.. Request.Properties.Select(property => property.Pointer)];

    [Theory, MemberData(nameof(Pointers))]
    public void A_property_takes_what_is_documented_and_refuses_the_rest(string pointer)
    {
        var property = Request.Properties.Single(one => one.Pointer == pointer);
        foreach (var one in RequestCases.Of(Request, property))
        {
            var sent = Request.Example();
            Put(sent, pointer, one.Value?.DeepClone());
            Expect(sent, one.Allowed, pointer + one.FaultAt);
        }

        var without = Request.Example();
        Holder(without, pointer).Remove(pointer.Split('/')[^1]);
        Expect(without, !property.Required, pointer);
    }

    // A field that is read and not documented leaves its place in the event empty, or filled with what stands in for it.
    [Fact]
    public void Every_part_of_an_event_comes_from_a_documented_property_and_every_property_is_part_of_it()
    {
        var sent = Request.Example();

        var read = Read(sent);

        Assert.Empty(read.Faults);
        Assert.Equal(Sent(sent).Order(StringComparer.Ordinal), Held(read.Event!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_an_accounts_id_and_domain_one_is_enough_as_their_descriptions_say()
    {
        foreach (var (missing, allowed) in new (string[], bool)[] { (["id"], true), (["domain"], true), (["id", "domain"], false) })
        {
            var sent = Request.Example();
            foreach (var name in missing)
            {
                sent["account"]!.AsObject().Remove(name);
            }

            Expect(sent, allowed, "/account/id");
        }
    }

    [Fact]
    public void An_id_is_required_where_no_webhook_id_stands_in_for_it_as_its_description_says()
    {
        var sent = Request.Example();
        sent.Remove("id");

        Assert.Empty(Read(sent).Faults);
        Assert.Equal("/id", Assert.Single(Read(sent, webhookId: null).Faults).Pointer);
    }

    private static void Expect(JsonObject sent, bool allowed, string pointer)
    {
        var faults = Read(sent).Faults;
        var found = string.Join(Environment.NewLine, faults);
        Assert.True(
            allowed ? faults.Count == 0 : faults.Any(fault => fault.Pointer == pointer),
            $"{pointer}, {(allowed ? "allowed" : "refused")} by the document: {found}"
        );
    }

    private static EventReadResult Read(JsonObject sent, string? webhookId = "msg_1") =>
        EventReader.Read(Encoding.UTF8.GetBytes(sent.ToJsonString()), webhookId, Instant.FromUtc(2026, 11, 21, 0, 0));

    private static void Put(JsonObject root, string pointer, JsonNode? value) => Holder(root, pointer)[pointer.Split('/')[^1]] = value;

    private static JsonObject Holder(JsonObject root, string pointer) =>
        pointer
            .Split('/')[1..^1]
            .Aggregate((JsonNode)root, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!)
            .AsObject();

    private static IEnumerable<string> Sent(JsonNode node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Sent(member.Value!)),
            JsonArray items => items.SelectMany(item => Sent(item!)),
            _ => [node.ToString()],
        };

    // What is worked out of other parts cannot be set.
    private static IEnumerable<string> Held(object? part) =>
        part switch
        {
            null => [],
            string text => [text],
            Instant at => [InstantPattern.ExtendedIso.Format(at)],
            Enum name => [JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString())],
            IEnumerable items => items.Cast<object>().SelectMany(Held),
            _ when part.GetType().Assembly != typeof(ScoreEvent).Assembly => [part.ToString()!],
            _ => part.GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .SelectMany(property => Held(property.GetValue(part))),
        };
}
