using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Intake;

/// <summary><c>GET /v1/decisions</c>, on both databases.</summary>
public sealed class DecisionListTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Pages_hold_every_decision_once_newest_first_whatever_is_decided_meanwhile(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        // Several in one millisecond, and ids whose order depends on the alphabet.
        await host.PostAndDecide([.. new[] { "a", "B", "c/d", "ä", "e" }.Select((id, n) => SampleEvent.Hot(id, $"account{n}"))]);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.PostAndDecide(SampleEvent.Hot("newest"));

        var first = await List(host, "limit=2");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.PostAndDecide(SampleEvent.Hot("meanwhile"));
        var ids = Ids(first);
        for (var next = (string?)first["next"]; next is not null;)
        {
            var page = await List(host, $"limit=2&after={Uri.EscapeDataString(next)}");
            ids.AddRange(Ids(page));
            next = (string?)page["next"];
        }

        Assert.Equal("newest", ids[0]);
        Assert.Equal(["B", "a", "c/d", "e", "newest", "ä"], ids.Order(StringComparer.Ordinal));
        Assert.Equal("meanwhile", Ids(await List(host, "limit=1"))[0]);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Filters_by_account_outcome_and_time_hold_together(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(
            SampleEvent.Hot("acme-hot"),
            SampleEvent.Hot("globex-cold", "globex").Scored(10),
            SampleEvent.Hot("globex-held", "globex").Without("signals")
        );
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.PostAndDecide(SampleEvent.Hot("acme-cold", occurredAt: "2026-11-20T14:04:11Z").Scored(10));

        Assert.Equal(["acme-cold", "acme-hot"], Ids(await List(host, "account=acme")));
        Assert.Equal(["acme-cold", "acme-hot"], Ids(await List(host, "account=ACME.test")));
        Assert.Equal(["globex-cold"], Ids(await List(host, "outcome=nurture")));
        Assert.Equal(["globex-cold", "globex-held"], Ids(await List(host, "outcome=nurture&outcome=held")).Order(StringComparer.Ordinal));
        Assert.Equal(["acme-cold", "acme-hot"], Ids(await List(host, "outcome=withdrawn,alerted,superseded")));
        Assert.Equal(["globex-held"], Ids(await List(host, "outcome=held&account=globex.test")));
        Assert.Equal(["acme-cold"], Ids(await List(host, "since=2026-11-20T15%3A06%3A00%2B01%3A00")));
        Assert.Empty(Ids(await List(host, "account=nobody")));
        Assert.Equal(4, Ids(await List(host, "")).Count);
    }

    [Fact]
    public async Task A_summary_says_what_the_whole_decision_says()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("hot"));

        var summary = (await List(host, ""))["decisions"]![0]!.AsObject();
        var whole = await host.Decided("hot");

        foreach (var (name, value) in summary.Where(field => field.Key != "alert_id"))
        {
            Assert.True(JsonNode.DeepEquals(whole[name], value), name);
        }

        Assert.Equal((string?)whole["alert"]!["id"], (string?)summary["alert_id"]);
    }

    [SkippableTheory]
    [InlineData("limit=0", "limit", "from 1 to 200")]
    [InlineData("limit=201", "limit", "from 1 to 200")]
    [InlineData("limit=99999999999999999999", "limit", "from 1 to 200")]
    [InlineData("limit=5&limit=6", "limit", "once")]
    [InlineData("outcome=", "outcome", "alerted, updated")]
    [InlineData("outcome=Held", "outcome", "alerted, updated")]
    [InlineData("outcome=0", "outcome", "alerted, updated")]
    [InlineData("account=", "account", "1 to 200")]
    [InlineData("account=%00", "account", "1 to 200")]
    [InlineData("since=yesterday", "since", "a time with its offset")]
    [InlineData("since=2026-11-20T14:00:00", "since", "a time with its offset")]
    [InlineData("since=9999-12-31T23:59:59-18:00", "since", "a time with its offset")]
    [InlineData("since=-9998-01-01T00:00:00%2B18:00", "since", "a time with its offset")]
    [InlineData("after=x", "after", "an earlier answer")]
    [InlineData("after=%ff%fe", "after", "an earlier answer")]
    [InlineData("after=MTc5NTE4MzUwMDAwMCAA", "after", "an earlier answer")]
    [InlineData("after=OTk5OTk5OTk5OTk5OTk5OTk5IHg", "after", "an earlier answer")]
    [InlineData("outcomes=held", "outcomes", "one of account, outcome, since, after, limit")]
    public async Task A_parameter_that_cannot_be_understood_is_answered_400_with_what_was_expected(
        string query,
        string parameter,
        string expected
    )
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);

        var answer = await host.Http.GetAsync($"/v1/decisions?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray())!;
        Assert.Equal(parameter, (string?)error["pointer"]);
        Assert.Contains(expected, (string?)error["error"], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Text_that_is_odd_but_text_finds_nothing_and_fails_nothing(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        foreach (var odd in new[] { "'%20OR%201%3D1--", "%F0%9F%92%A9", "%25%5F", "%ED%A0%80", "%EF%BF%BD" })
        {
            Assert.Empty(Ids(await List(host, $"account={odd}&outcome=held&outcome=alerted")));
        }
    }

    [Fact]
    public async Task Nobody_without_credentials_learns_even_which_parameters_there_are()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        host.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/v1/decisions")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/v1/decisions?limit=0")).StatusCode);
    }

    private static async Task<JsonObject> List(IntakeHost host, string query)
    {
        var answer = await host.Http.GetAsync($"/v1/decisions?{query}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static List<string> Ids(JsonObject page) =>
        [.. page["decisions"]!.AsArray().Select(decision => (string)decision!["event_id"]!)];
}
