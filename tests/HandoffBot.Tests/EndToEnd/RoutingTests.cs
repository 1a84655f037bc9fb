using System.Text.Json;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Whom disqualifiers and routes mean, and whose turn it is, through HTTP and the database.</summary>
public sealed class RoutingTests
{
    private const string EmeaRoute = "  - { when: { account.territory: EMEA }, to: [U0REP1, U0REP2], channel: C0EMEA }";

    private static readonly string Agreement = SampleAgreement
        .Text.Replace(
            "matches: student, reason: Student }",
            """
            matches: student, except: student success, reason: Student }
              - { field: contact.email, matches: edu, reason: School }
              - { field: contact.email, domain: ourco.test, reason: Our own people }
            """,
            StringComparison.Ordinal
        )
        .Replace(
            EmeaRoute,
            $$"""
              - { name: Asia-Pacific, when: { account.territory: [APAC, ANZ] }, except: { account.name: { matches: globex } },
                to: [U0REP2], channel: C0EMEA }
            {{EmeaRoute}}
            """,
            StringComparison.Ordinal
        );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [Fact]
    public async Task A_disqualifier_means_what_people_mean_by_it()
    {
        await using var app = await TestApp.Start(agreement: Agreement);

        foreach (
            var (id, title, email, outcome, says) in new[]
            {
                ("director", "Student Success Director", "ada@acme.test", "alerted", "\"student success\" is an exception to \"student\""),
                ("student", "PhD student", "ada@acme.test", "suppressed", "\"student\" makes it \"Student\""),
                ("local", "CTO", "edu.martin@acme.test", "alerted", "Not \"School\""),
                ("school", "CTO", "ada@campus.edu", "suppressed", "\"edu\" makes it \"School\""),
                ("name", "CTO", "ourco.test@acme.test", "alerted", "Not \"Our own people\""),
                ("ours", "CTO", "ada@mail.ourco.test", "suppressed", "\"ourco.test\" makes it \"Our own people\""),
            }
        )
        {
            var decision = await app.Decide(
                new SampleEvent(id)
                {
                    Account = id,
                    Title = title,
                    Email = email,
                }
            );
            Assert.Equal(outcome, decision.GetProperty("outcome").GetString());
            Assert.Contains(decision.GetProperty("trace").EnumerateArray(), step =>
                step.GetProperty("says").GetString()!.Contains(says, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_route_takes_the_territories_of_its_list_but_for_its_exceptions_and_its_trace_says_what_it_saw()
    {
        await using var app = await TestApp.Start(agreement: Agreement);

        foreach (var territory in new[] { "ANZ", "apac" })
        {
            var taken = await app.Decide(new SampleEvent($"in-{territory}") { Account = territory, Territory = territory });
            Assert.Equal("U0REP2", Owner(taken));
            Assert.Contains("Route \"Asia-Pacific\" gives it to U0REP2.", Said(taken), StringComparison.Ordinal);
        }

        var excepted = await app.Decide(
            new SampleEvent("excepted")
            {
                Account = "globex",
                Name = "Globex Corp",
                Territory = "ANZ",
            }
        );
        Assert.Equal("U0REP3", Owner(excepted));
        Assert.Contains("Route \"Asia-Pacific\" makes an exception of this lead.", Said(excepted), StringComparison.Ordinal);
        Assert.Contains(
            "account.territory = \"ANZ\", wants \"APAC\" or \"ANZ\"; account.name = \"Globex Corp\", excepts matches \"globex\"",
            Said(excepted),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_route_put_above_the_others_leaves_their_rotations_where_they_were(string database)
    {
        await using var app = await TestApp.Start(database);
        Assert.Equal("U0REP1", Owner(await app.Decide(new SampleEvent("first") { Account = "a" })));

        await app.WriteAgreement(
            SampleAgreement
                .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace(
                    EmeaRoute,
                    $"  - {{ name: Asia-Pacific, when: {{ account.territory: [APAC, ANZ] }}, to: [U0REP3, U0REP1] }}\n{EmeaRoute}",
                    StringComparison.Ordinal
                )
        );
        await app.Restart();
        var second = await app.Decide(new SampleEvent("second") { Account = "b" });

        Assert.Equal("U0REP2", Owner(second));
        Assert.Contains(
            "Route \"account.territory EMEA\" gives it to U0REP2, whose turn it is among 2.",
            Said(second),
            StringComparison.Ordinal
        );
        Assert.Equal("U0REP3", Owner(await app.Decide(new SampleEvent("pacific") { Account = "c", Territory = "ANZ" })));
        Assert.Equal("U0REP1", Owner(await app.Decide(new SampleEvent("third") { Account = "d" })));
        Assert.Equal("U0REP1", Owner(await app.Decide(new SampleEvent("pacific-too") { Account = "e", Territory = "APAC" })));
    }

    private static string? Owner(JsonElement decision) => decision.GetProperty("alert").GetProperty("owner").GetString();

    private static string Said(JsonElement decision) =>
        string.Join(
            '\n',
            decision
                .GetProperty("trace")
                .EnumerateArray()
                .Select(step => $"{step.GetProperty("input").GetString()} → {step.GetProperty("says").GetString()}")
        );
}
