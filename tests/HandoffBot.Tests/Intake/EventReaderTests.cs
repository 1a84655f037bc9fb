using System.Text;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Intake.Contracts;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Intake;

public sealed class EventReaderTests
{
    private const string Least =
        """ "id": "e1", "occurred_at": "2026-11-20T14:03:11Z", "score": { "name": "s", "value": 92 }, "account": { "id": "a" } """;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 5);

    [Fact]
    public void The_event_of_the_interface_page_is_read_whole()
    {
        var read = Read(
            """
            { "id": "evt_1", "occurred_at": "2026-11-20T15:03:11.1239+01:00",
              "score": { "name": "trial-pql", "value": 92, "previous": 61.5, "version": "2026-11" },
              "account": { "id": "0015g", "name": " Acme ", "domain": "Acme.test", "segment": "smb", "territory": "EMEA", "country": "DE",
                           "employees": 120, "industry": "Logistics", "deal_size": 24000, "product": "core" },
              "contact": { "id": "0035g", "name": "Ada Example", "title": "Head of Ops", "email": "ada@acme.test", "phone": "+49…" },
              "owner": "rep@ourco.test",
              "signals": [ { "key": "invited", "label": "Invited 3", "kind": "product", "points": -20, "strength": "high",
                             "observed_at": "2026-11-20T13:58:00Z", "source": "product-events" } ],
              "source": { "channel": "inbound-demo", "campaign": "q4", "medium": "email" },
              "answers": [ { "question": "Budget", "answer": "10–25k" } ],
              "engagement": [ { "at": "2026-11-20T13:40:00Z", "what": "Viewed pricing", "count": 3 } ],
              "next_action": { "kind": "call", "note": "Ask" }, "of_tomorrow": { "kept": [1, null] } }
            """
        );
        Assert.Empty(read.Faults);
        Assert.Equivalent(
            new ScoreEvent
            {
                Id = "evt_1",
                OccurredAt = Instant.FromUtc(2026, 11, 20, 14, 3, 11) + Duration.FromMilliseconds(123),
                Score = new("trial-pql", 92, 61.5m, "2026-11"),
                Account = new()
                {
                    Id = "0015g",
                    Name = "Acme",
                    Domain = "acme.test",
                    Segment = "smb",
                    Territory = "EMEA",
                    Country = "DE",
                    Employees = 120,
                    Industry = "Logistics",
                    DealSize = 24000,
                    Product = "core",
                },
                Contact = new()
                {
                    Id = "0035g",
                    Name = "Ada Example",
                    Title = "Head of Ops",
                    Email = "ada@acme.test",
                    Phone = "+49…",
                },
                Owner = "rep@ourco.test",
                Signals =
                [
                    new()
                    {
                        Key = "invited",
                        Label = "Invited 3",
                        Kind = SignalKind.Product,
                        Points = -20,
                        Strength = SignalStrength.High,
                        ObservedAt = Instant.FromUtc(2026, 11, 20, 13, 58),
                        Source = "product-events",
                    },
                ],
                Source = new("inbound-demo", "q4", "email"),
                Answers = [new("Budget", "10–25k")],
                Engagement = [new(Instant.FromUtc(2026, 11, 20, 13, 40), "Viewed pricing", 3)],
                NextAction = new(NextActionKind.Call, "Ask"),
            },
            read.Event
        );
    }

    [Fact]
    public void The_least_event_needs_an_id_a_time_a_score_and_an_account()
    {
        Assert.Equal("e1", Read($"{{ {Least} }}").Event!.Id);
        Assert.Equal(["/id", "/occurred_at", "/score", "/account"], Read("{}").Faults.Select(fault => fault.Pointer));
    }

    // Some writers escape the plus, as JSON allows.
    [Theory]
    [InlineData("2026-11-20T14:03:11Z")]
    [InlineData("2026-11-20T15:03:11+01:00")]
    [InlineData("2026-11-20T15:03:11\\u002B01:00")]
    [InlineData("2026-11-20T09:03:11.000-05:00")]
    public void A_time_is_the_same_however_its_offset_is_written(string time)
    {
        var read = Read($$"""{ "id": "e1", "occurred_at": "{{time}}", "score": { "name": "s", "value": 1 }, "account": { "id": "a" } }""");

        Assert.Equal(Instant.FromUtc(2026, 11, 20, 14, 3, 11), read.Event?.OccurredAt);
    }

    [Fact]
    public void An_event_without_an_id_takes_the_fallback()
    {
        var without = Least.Replace("\"id\": \"e1\",", "\"id\": null,", StringComparison.Ordinal);
        Assert.Equal("msg_1", EventReader.Read(Encoding.UTF8.GetBytes($"{{ {without} }}"), "msg_1", Now).Event!.Id);
    }

    [Theory]
    [InlineData("""{ "id": 7 }""", "/id", "expected a string; found a number")]
    [InlineData("""{ "id": "   " }""", "/id", "it is missing")]
    [InlineData("""{ "id": "a\u0000b" }""", "/id", "without NUL")]
    [InlineData("""{ "id": "\ud800" }""", "/id", "half of a surrogate pair")]
    [InlineData("""{ "occurred_at": "2026-11-20T14:03\ud800" }""", "/occurred_at", "half of a surrogate pair")]
    [InlineData("""{ "next_action": { "kind": "call\udc00\ud800" } }""", "/next_action/kind", "half of a surrogate pair")]
    [InlineData(
        """{ "signals": [ { "key": "k", "kind": "fit", "strength": "high\ud83d" } ] }""",
        "/signals/0/strength",
        "half of a surrogate pair"
    )]
    [InlineData("""{ "occurred_at": "yesterday" }""", "/occurred_at", "a time with its offset")]
    [InlineData("""{ "occurred_at": "2026-11-20" }""", "/occurred_at", "a time with its offset")]
    [InlineData("""{ "occurred_at": "2026-11-20T14:03:11" }""", "/occurred_at", "a time with its offset")]
    [InlineData("""{ "occurred_at": "2026-11-20T14:10:01Z" }""", "/occurred_at", "more than five minutes ahead")]
    [InlineData("""{ "occurred_at": 1795183391 }""", "/occurred_at", "found a number")]
    [InlineData("""{ "score": 92 }""", "/score", "expected an object; found a number")]
    [InlineData("""{ "score": { "name": "s", "value": "92" } }""", "/score/value", "expected a number; found a string")]
    [InlineData("""{ "score": { "name": "s", "value": 1e400 } }""", "/score/value", "expected a number between")]
    [InlineData("""{ "score": { "value": 1 } }""", "/score/name", "it is missing")]
    [InlineData("""{ "account": { "name": "Acme" } }""", "/account/id", "an account id, or a domain")]
    [InlineData("""{ "account": { "id": "a", "employees": 1.5 } }""", "/account/employees", "a whole number")]
    [InlineData("""{ "account": { "id": "a", "employees": -1 } }""", "/account/employees", "0 or more")]
    [InlineData("""{ "owner": "<!channel>" }""", "/owner", "an e-mail address or a Slack user id")]
    [InlineData("""{ "signals": {} }""", "/signals", "expected an array; found an object")]
    [InlineData("""{ "signals": [ { "key": "k", "kind": "fit" }, 3 ] }""", "/signals/1", "expected an object; found a number")]
    [InlineData("""{ "signals": [ { "key": "k", "kind": "Fit" } ] }""", "/signals/0/kind", "one of product, fit, intent, lifecycle")]
    [InlineData(
        """{ "signals": [ { "key": "k", "kind": "fit", "observed_at": "2027-01-01T00:00:00Z" } ] }""",
        "/signals/0/observed_at",
        "future"
    )]
    [InlineData("""{ "engagement": [ { "what": "x" } ] }""", "/engagement/0/at", "it is missing")]
    [InlineData("""{ "engagement": [ { "at": "2026-11-20T13:00:00Z", "what": "x", "count": 0 } ] }""", "/engagement/0/count", "1 or more")]
    [InlineData("""{ "next_action": {} }""", "/next_action/kind", "one of call, email, route, review, wait")]
    [InlineData("""{ "contact": { "email": true } }""", "/contact/email", "found true or false")]
    [InlineData("""{ "a": { "b~/": [ 1, { "x": 1, "x": 2 } ] } }""", "/a/b~0~1/1/x", "each name once")]
    [InlineData("""{ "id": "x", "\u0069d": "y" }""", "/id", "each name once")]
    [InlineData("""{ "a": { "\ud800": 1 } }""", "/a", "half of a surrogate pair")]
    [InlineData("""[ 1 ]""", "", "expected an event, an object; found an array")]
    [InlineData("""{ "id": "e1", }""", "", "line 1, byte 15")]
    [InlineData("", "", "expected JSON")]
    public void A_hostile_event_is_refused_with_a_pointer_and_what_was_expected(string json, string pointer, string says)
    {
        var read = Read(json);
        Assert.Null(read.Event);
        Assert.Contains(read.Faults, fault => fault.Pointer == pointer && fault.Error.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_texts_many_items_deep_nesting_and_bad_bytes_are_refused()
    {
        Assert.Equal("/id", Read($$"""{ "id": "{{new string('x', 201)}}" }""").Faults[0].Pointer);
        Assert.Contains(
            "at most 100 items",
            Read($$"""{ {{Least}}, "answers": [{{string.Join(',', Enumerable.Repeat("{}", 101))}}] }""").Faults[0].Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "32 deep",
            Read("{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}").Faults[0].Error,
            StringComparison.Ordinal
        );
        Assert.Equal("expected UTF-8 text", EventReader.Read(new byte[] { (byte)'"', 0xC3, (byte)'"' }, null, Now).Faults[0].Error);
        Assert.Equal(
            EventLimits.Faults,
            Read($$"""{ {{Least}}, "signals": [{{string.Join(',', Enumerable.Repeat("{}", 100))}}] }""").Faults.Count
        );
    }

    [Fact]
    public void No_mutation_of_an_event_makes_the_reader_fail()
    {
        var random = new Random(20261120);
        var seed = Encoding.UTF8.GetBytes($"{{ \"events\": [ {SampleEvent.Hot("e1").ToJsonString()} ] }}");
        byte[] spice = [.. "{}[],:0e-.9ud8 "u8, (byte)0x22, (byte)0x5C, 0, 0xC3, 0xFF];
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = seed.ToArray().ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                if (random.Next(3) == 0)
                {
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at - 1));
                }
                else if (random.Next(2) == 0)
                {
                    bytes[at] = spice[random.Next(spice.Length)];
                }
                else
                {
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), random.Next(1, bytes.Count / 2)));
                }
            }

            var batch = EventBatch.Split(bytes.ToArray(), out var fault);
            Assert.True(batch is null == fault is not null);
            foreach (var read in (batch?.Events ?? []).Select(e => EventReader.Read(e, null, Now)))
            {
                Assert.True(read.Event is null == read.Faults.Count > 0);
            }
        }
    }

    private static EventReadResult Read(string json) => EventReader.Read(Encoding.UTF8.GetBytes(json), null, Now);
}
