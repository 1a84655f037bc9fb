using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations.Import;

namespace HandoffBot.Tests.Operations.Plan;

/// <summary>What a file is compared with, and what cannot be compared at all.</summary>
public sealed class PlanAgreementTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Beside_several_agreements_only_its_own_is_replaced(string kind)
    {
        await using var motions = await MotionFolder.Start(kind);
        var app = motions.App;
        await app.Decide(new SampleEvent("trial") { Score = 65 });
        await app.Decide(new SampleEvent("grown") { Account = "beta", ScoreName = "expansion", Score = 65 });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));

        var (code, said) = await app.Plan(PlanCase.Wider);

        Assert.True(code == 2, said);
        Assert.Contains("differently: 1 (50.0 %)", said, StringComparison.Ordinal);
        Assert.Matches(@"warm, trial-pql/smb-trials +0 +1", said);
        Assert.Contains("expansion/customers version 1, trial-pql/smb-trials version 1", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_that_is_not_in_force_is_compared_with_what_is_in_force_without_it(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion" });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));

        var (code, said) = await app.Plan(MotionFolder.ExpansionText);

        Assert.True(code == 2, said);
        Assert.Contains("which is not in force. It is compared with what is in force without it.", said, StringComparison.Ordinal);
        Assert.Matches(@"\(trial-pql/smb-trials\) → Posted, path:engaged fit \(expansion/customers\): 1", said);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Without_any_in_force_every_decision_is_new(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Import(new SampleEvent("hot") { Ago = TimeSpan.FromDays(2) }.Json(TimeProvider.System.GetUtcNow()).ToJsonString());

        var (code, said) = await test.Plan(SampleAgreement.Text, TimeProvider.System);

        Assert.True(code == 2, said);
        Assert.Contains("It is compared with no agreement at all.", said, StringComparison.Ordinal);
        Assert.Contains("No agreement → Posted, path:engaged fit: 1", said, StringComparison.Ordinal);
        Assert.Contains("before: No agreement was in force.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_that_waits_for_opening_by_one_of_them_is_told_once_and_as_posted_earlier_by_the_other()
    {
        const string Waiting = """
            coverage: { emea: { timezone: Europe/Berlin, hours: "Mon-Fri 09:00-18:00", wait_for_opening: true } }
            routing:
              - { when: { account.territory: EMEA }, to: [U0REP1, U0REP2], channel: C0EMEA, coverage: emea }
            """;
        const string Routing = """
            routing:
              - { when: { account.territory: EMEA }, to: [U0REP1, U0REP2], channel: C0EMEA }
            """;
        var waits = SampleAgreement
            .Text.Replace(Routing, Waiting, StringComparison.Ordinal)
            .Replace("expires_after: 4h", "expires_after: 80h", StringComparison.Ordinal);
        Assert.Contains("wait_for_opening", waits, StringComparison.Ordinal);
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox(), waits);
        // Released hottest first: in the order in which they are sent.
        static SampleEvent Hot(int n) => new($"evt-{n}") { Account = $"a{n}", Score = 96 - n };
        var saturday = app.Slack.Clock.GetUtcNow().AddDays(-4);
        Assert.Equal(DayOfWeek.Saturday, saturday.DayOfWeek);
        await app.Database.Import(
            string.Join(
                '\n',
                Enumerable.Range(0, 3).Select(n => Hot(n).Json(saturday).ToJsonString())
            )
        );

        var (code, said) = await app.Plan(PlanCase.Next("expires_after: 4h", "expires_after: 80h"));

        Assert.True(code == 2, said);
        Assert.Contains("3 events of the last", said, StringComparison.Ordinal);
        Assert.Contains("Posted, path:engaged fit → Posted earlier: 3", said, StringComparison.Ordinal);
        Assert.Matches(@"before: hot .* Posted \S+ 0[78]:00 UTC", said);
    }

    [Fact]
    public async Task Other_turns_are_counted_apart_and_other_people_of_a_route_are_a_change()
    {
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox());
        var now = app.Slack.Clock.GetUtcNow();
        string Past(int n, decimal score) =>
            new SampleEvent($"evt-{n}") { Account = $"a{n}", Score = score }.Json(now.AddHours(n - 20)).ToJsonString();
        await app.Database.Import(string.Join('\n', Past(1, 65), Past(2, 92), Past(3, 92), Past(4, 92)));

        var (_, said) = await app.Plan(PlanCase.Wider);

        Assert.Contains("differently: 1 (25.0 %)", said, StringComparison.Ordinal);
        Assert.Contains("Besides, 3 new alerts go to another of those who take turns", said, StringComparison.Ordinal);

        (_, said) = await app.Plan(PlanCase.Next("[U0REP1, U0REP2]", "[U0REP1, U0REP3]"));

        Assert.Contains("Posted, path:engaged fit, to U0REP2 → to U0REP3: 1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Besides,", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_ends_with_1_and_says_where_and_why()
    {
        await using var app = await TestApp.Start(TestDatabase.Sqlite, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));

        var (code, said) = await app.Plan(SampleAgreement.Text.Replace("from: 70", "from: high", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.Matches(@"FILE:14: bands\[1\]\.from: ", said);

        foreach (var args in new[] { new[] { "--weeks", "0" }, ["--weeks", "1.5"], ["--weeks", "521"], ["two.yaml"] })
        {
            (code, said) = await app.Plan(SampleAgreement.Text, args);
            Assert.True(code == 1, said);
        }

        Assert.Equal(1, (await PlanCase.Plan(TimeProvider.System)).Code);
        (code, said) = await PlanCase.Plan(
            TimeProvider.System,
            app.AgreementFile,
            "--ConnectionStrings:HandoffBot=Data Source=/nowhere/x.db"
        );
        Assert.Equal(1, code);
        Assert.Contains("There is no database at /nowhere/x.db", said, StringComparison.Ordinal);

        // What may not follow is compared all the same.
        (code, said) = await app.Plan(PlanCase.Wider.Replace("version: 2", "version: 1", StringComparison.Ordinal));
        Assert.Equal(0, code);
        Assert.Contains("as it is: version 1 is already in force with other content.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_has_nothing_to_compare()
    {
        await using var test = await TestDatabase.New();

        var (code, said) = await test.Plan(SampleAgreement.Text, TimeProvider.System);

        Assert.Equal(1, code);
        Assert.Contains("send or import some first", said, StringComparison.Ordinal);
    }
}
