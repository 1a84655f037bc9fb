using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.EndToEnd;

public sealed class LargeRoutingTableTests
{
    [Fact]
    public async Task A_decision_under_two_hundred_routes_names_the_one_that_took_it_and_the_others_in_a_line()
    {
        var routes = string.Concat(
            Enumerable.Range(1, 200).Select(n => $"  - {{ when: {{ account.territory: T{n} }}, to: [U0REP1], channel: C0EMEA }}\n")
        );
        var agreement = SampleAgreement.Text.Replace("routing:\n", $"routing:\n{routes}", StringComparison.Ordinal);
        await using var app = await TestApp.Start(TestDatabase.Sqlite, agreement: agreement);

        var decision = await app.Decide(new SampleEvent("e1") { Territory = "T151" });

        var trace = decision.GetProperty("trace").EnumerateArray().Select(step => step.GetProperty("says").GetString()).ToList();
        Assert.Contains("Routes 1–150 are not for this lead: account.territory is none of theirs.", trace);
        Assert.InRange(decision.ToString().Length, 100, 4000);
    }
}
