using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions;

/// <summary>Whoever is away gets no new leads until they are back.</summary>
public sealed class AwayTests
{
    private const string Channel = "C0EMEA";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task New_leads_go_past_whoever_is_away_until_the_moment_they_said_also_after_a_restart(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("e1"));
        await app.Message(Channel, "Acme");

        await Say(app, "U0REP1", "away until tomorrow 9:00 because I move house", "You are away until");
        var note = await app.Note(Channel, "U0REP1", "1 live alert stays yours");
        Assert.Contains("(Europe/Berlin)", Everything(note), StringComparison.Ordinal);
        await app.Restart();
        // Their turn and then that of the others twice.
        var second = await Owner(app, "b");
        var third = await Owner(app, "c");
        var held = await Owner(app, "acme");
        var card = await app.Message(Channel, "Name c");
        // In the night tomorrow's nine o'clock is more than a day away.
        await app.AdvanceWhenIdle(TimeSpan.FromDays(2));
        var back = new[] { await Owner(app, "d"), await Owner(app, "e") };

        Assert.Equal(("U0REP2", "U0REP2", "U0REP1"), (second, third, held));
        Assert.Contains("(U0REP1 is away until <!date^", card.AllText, StringComparison.Ordinal);
        Assert.Equal(["U0REP1", "U0REP2"], back.Order(StringComparer.Ordinal));
        Assert.Empty(app.Slack.Workspace.FindChannel("D0OPS")?.Messages ?? []);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_owner_named_by_their_address_is_away_too_and_back_ends_it(string database)
    {
        await using var app = await TestApp.Start(database);
        await Say(app, "U0REP3", "away until 2030-01-01", "more than a year away");
        await Say(app, "U0REP3", "away until friday", "You are away until");
        await Say(app, "U0REP3", "away", "*You are away*");

        var away = await Owner(app, "a", "toni@ourco.test");
        await app.Message(Channel, "toni@ourco.test is away until");
        await Say(app, "U0REP3", "back", "You are back");
        await Say(app, "U0REP3", "back", "You are not away");
        await Say(app, "U0REP3", "away", "*You are not away.*");
        var back = await Owner(app, "b", "toni@ourco.test");

        Assert.Equal(("U0REP1", "toni@ourco.test"), (away, back));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Owners_of_routing_and_exceptions_may_say_it_for_others_who_are_told(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("e1"));

        await Say(app, "U0REP2", "away <@U0REP1|rep> until tomorrow", "Only <@U0OPS> or <@U0EXC> can say this for somebody else");
        await Say(app, "U0OPS", "away @rep until tomorrow", "I do not know who @rep is");
        await Say(app, "U0OPS", "away <@U0REP1|rep> until tomorrow because sick", "<@U0REP1> is away until");
        var told = await app.DirectMessage("D0REP1", "You are away until");
        await Say(app, "U0REP2", "away", "<@U0REP1> is away");
        var seen = await app.Note(Channel, "U0REP2", "<@U0REP1> is away");
        var next = await Owner(app, "b");
        await Say(app, "U0EXC", "back <@U0REP1>", "<@U0REP1> is back");

        Assert.Contains("<@U0OPS> said so. Because: sick", told.AllText, StringComparison.Ordinal);
        Assert.Contains("1 live alert, which stays yours", told.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("sick", Everything(seen), StringComparison.Ordinal);
        Assert.Equal("U0REP2", next);
    }

    [Fact]
    public async Task With_everybody_away_the_fallback_owner_gets_it_and_the_card_says_so()
    {
        await using var app = await TestApp.Start();
        await Say(app, "U0REP1", "away until friday", "You are away");
        await Say(app, "U0REP2", "away until friday", "You are away");

        Assert.Equal("U0EXC", await Owner(app, "a"));
        Assert.Contains("; fallback)", (await app.Message(Channel, "<@U0EXC>")).AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("away until when I feel like it", "Until when?")]
    [InlineData("away because sick", "Until when?")]
    [InlineData("away until 2020-01-01", "has passed")]
    public async Task What_is_no_moment_to_come_back_changes_nothing(string command, string says)
    {
        await using var app = await TestApp.Start();
        await Say(app, "U0REP1", command, says);
        Assert.False(await app.Database.Database.Read((db, cancel) => db.Absences.AnyAsync(cancel), default));
    }

    [SkippableFact]
    public async Task An_absence_said_to_one_instance_counts_for_the_next_lead_on_every_other()
    {
        await using var app = await TestApp.Start(TestDatabase.Postgres);
        var other = await app.StartInstance();
        await Say(app, "U0REP1", "away until friday", "You are away");

        for (var n = 0; n < 8; n++)
        {
            Assert.Equal("U0REP2", await Owner(app, $"a{n}"));
        }

        await other.StopAsync();
        await other.DisposeAsync();
    }

    private static async Task<string?> Owner(TestApp app, string account, string? owner = null)
    {
        var decision = await app.Decide(
            new SampleEvent($"evt-{account}-{Guid.NewGuid():N}")
            {
                Account = account,
                Name = $"Name {account}",
                Owner = owner,
            }
        );
        return decision.GetProperty("alert").GetProperty("owner").GetString();
    }

    private static async Task Say(TestApp app, string user, string words, string says)
    {
        await app.Slack.User(user).Command(Channel, $"/handoff {words}");
        await app.Note(Channel, user, says);
        await Wait.Until(app.IsIdle);
    }

    private static string Everything(EphemeralMessage note) => $"{note.Text} {note.Blocks?.GetRawText()}";
}
