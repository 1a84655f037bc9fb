using System.Collections;
using System.Reflection;
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

    private static readonly DocumentedRequest Documented = new(Request, sent => Read(sent).Faults);

    public static TheoryData<string> Pointers => [.. Request.Properties.Select(property => property.Pointer)];

    [Theory, MemberData(nameof(Pointers))]
    public void A_property_takes_what_is_documented_and_refuses_the_rest(string pointer) => Documented.Holds(pointer);

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

            Documented.Expect(sent, allowed, "/account/id");
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

    private static EventReadResult Read(JsonObject sent, string? webhookId = "msg_1") => Read(DocumentedRequest.Bytes(sent), webhookId);

    private static EventReadResult Read(byte[] sent, string? webhookId = "msg_1") =>
        EventReader.Read(sent, webhookId, DocumentedRequest.Now);

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
