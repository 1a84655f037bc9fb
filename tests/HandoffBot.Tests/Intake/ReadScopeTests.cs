using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Intake;

/// <summary>Whose decisions a key may read, on both databases.</summary>
public sealed class ReadScopeTests
{
    private const string Other = "another-key-0123456789";
    private const string Auditor = "auditors-key-0123456789";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_key_reads_the_decisions_on_its_own_events_and_with_all_those_of_everybody(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(
            test,
            decide: true,
            ("Intake:ApiKeys:1:Name", "other"),
            ("Intake:ApiKeys:1:Key", Other),
            ("Intake:ApiKeys:2:Name", "auditor"),
            ("Intake:ApiKeys:2:Key", Auditor),
            ("Intake:ApiKeys:2:Read", "all")
        );
        await host.PostAndDecide(SampleEvent.Hot("mine"), SampleEvent.Hot("mine-too", "globex"));

        Assert.Equal(["mine", "mine-too"], await Listed(host, ""));
        Assert.Equal(["mine"], await Listed(host, "account=acme&outcome=alerted,updated"));

        Use(host, Other);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/v1/decisions/mine")).StatusCode);
        Assert.Empty(await Listed(host, ""));
        Assert.Empty(await Listed(host, "account=acme"));
        await host.PostAndDecide(SampleEvent.Hot("theirs", "initech"));
        Assert.Equal(["theirs"], await Listed(host, ""));

        Use(host, Auditor);
        Assert.Equal(["mine", "mine-too", "theirs"], await Listed(host, ""));
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/v1/decisions/theirs")).StatusCode);
    }

    [Fact]
    public async Task What_another_sender_sent_is_answered_as_what_nobody_sent()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(
            test,
            decide: true,
            ("Intake:ApiKeys:1:Name", "other"),
            ("Intake:ApiKeys:1:Key", Other)
        );
        await host.PostAndDecide(SampleEvent.Hot("mine"));
        Use(host, Other);

        var theirs = await Detail(host, "/v1/decisions/mine");
        Assert.Equal(await Detail(host, "/v1/decisions/never-sent"), theirs);
        Assert.Contains("from this sender", theirs, StringComparison.Ordinal);
    }

    private static void Use(IntakeHost host, string key) =>
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

    private static async Task<string> Detail(IntakeHost host, string path) =>
        (string)JsonNode.Parse(await (await host.Http.GetAsync(path)).Content.ReadAsStringAsync())!["detail"]!;

    private static async Task<IReadOnlyList<string>> Listed(IntakeHost host, string query) =>
        [
            .. JsonNode
                .Parse(await host.Http.GetStringAsync($"/v1/decisions?{query}"))!["decisions"]!.AsArray()
                .Select(one => (string)one!["event_id"]!)
                .Order(StringComparer.Ordinal),
        ];
}
