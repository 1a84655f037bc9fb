using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Interactions.Moves;

/// <summary>A rep says that a lead is not theirs, and it goes on.</summary>
public sealed class NotMineTests
{
    private const string Open = "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details | alert_reassign";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_goes_to_the_next_of_the_route_who_is_told_once_and_then_to_the_fallback_and_never_back(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        Assert.Equal("U0REP1", (await fixture.Alert()).Owner);
        await app.Fill("U0REP1", card, "alert_not_mine", ("reason", nameof(NotMineReason.WrongTerritory)));
        await app.Message(CardDriver.Channel, "Not mine* said <@U0REP1>: wrong territory");
        await app.DirectMessage("D0REP2", "A lead is yours now: Acme");
        await app.Note(CardDriver.Channel, "U0REP1", "It went on to <@U0REP2>");
        // The next lead is the one's whose turn comes after.
        await app.Decide(new SampleEvent("evt-2") { Account = "next", Name = "Next" });
        await app.Message(CardDriver.Channel, "Next");

        await app.Restart();
        await app.Fill("U0REP1", card, "alert_not_mine", ("reason", nameof(NotMineReason.Away)));
        await app.Note(CardDriver.Channel, "U0REP1", "You said so already");
        await app.Fill("U0REP2", card, "alert_not_mine", ("reason", nameof(NotMineReason.NotKnown)));

        await app.Message(CardDriver.Channel, "nobody else of the route is left");
        await app.DirectMessage("D0EXC", "A lead is yours now: Acme");
        await app.Offers(card, Open);
        Assert.Single(await app.Direct("D0REP2"));
        Assert.Equal(["U0REP1", "U0REP2"], (await fixture.Facts(AlertFactKind.NotMine)).Select(fact => fact.By));
    }

    [Fact]
    public async Task Whoever_neither_owns_nor_claimed_it_changes_nothing_and_something_else_needs_a_note()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Fill("U0REP3", card, "alert_not_mine", ("reason", nameof(NotMineReason.Other)));
        Assert.Equal("Say in a few words why.", (await app.Modal("U0REP3")).Errors?["note"]);
        var words = new Dictionary<string, string?> { ["reason"] = nameof(NotMineReason.Other), ["note"] = "<!channel> *they* moved" };
        await app.Slack.User("U0REP3").Submit(await app.Modal("U0REP3"), words);
        await app.Note(CardDriver.Channel, "U0REP3", "only they can say that it is not theirs");

        Assert.Empty((await fixture.Alert()).Declined);
    }
}
