using System.Text.Json.Nodes;
using HandoffBot.Core.Handoffs;
using HandoffBot.Handoffs;
using HandoffBot.Store.Tables;
using HandoffBot.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Handoffs;

public sealed class CommandsTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Of_ten_reps_who_claim_at_once_one_gets_it(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var (commands, id) = await Alert(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => commands.Run(id, new AlertCommand.Claim($"U0REP{n}"), default))));
        Assert.Single(answers, answer => answer!.Changed);
        var (row, message) = await test.Database.Read(async (db, cancel) => (await db.Alerts.SingleAsync(cancel), await db.Messages.SingleAsync(cancel)), default);
        Assert.Equal((AlertState.Claimed, 2, 2), (row.State, row.Revision, message.WantedRevision));
        Assert.Null(await commands.Run("nobody's", new AlertCommand.Tick(), default));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_freezes_the_evidence_and_keeps_it_through_later_events(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var (commands, id) = await Alert(host);
        await commands.Run(id, new AlertCommand.FlagBad("U0REP1"), default);
        await commands.Run(id, new AlertCommand.FlagBad("U0REP1"), default);
        await commands.Run(id, new AlertCommand.GiveReason("U0REP1", "Not a fit"), default);
        await commands.Run(id, new AlertCommand.GiveNote("U0REP1", "A student"), default);
        var flag = await Flag(test);
        Assert.Equal(("U0REP1", "Not a fit", "A student", null), (flag.By, flag.Reason, flag.Note, flag.UndoneAt));
        var evidence = JsonNode.Parse(flag.Evidence)!;
        Assert.Equal("e1", (string)evidence["event"]!["id"]!);
        Assert.Equal("alerted", (string)evidence["decision"]!["outcome"]!);
        Assert.Equal("open", (string)evidence["alert"]!["state"]!);
        Assert.Empty(evidence["alert"]!["flags"]!.AsArray());

        await commands.Run(id, new AlertCommand.UndoFlag("U0REP1"), default);
        Assert.NotNull((await Flag(test)).UndoneAt);
        await host.PostAndDecide(SampleEvent.Hot("e2", occurredAt: "2026-11-20T14:04:00Z"));
        Assert.Equal(flag.Evidence, (await Flag(test)).Evidence);
        await commands.Run(id, new AlertCommand.FlagBad("U0REP1"), default);
        Assert.Equal("e2", (string)JsonNode.Parse((await Flag(test)).Evidence)!["event"]!["id"]!);
        Assert.Null((await Flag(test)).UndoneAt);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Time_alone_expires_an_alert_and_its_history_says_so(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var (commands, id) = await Alert(host);
        host.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(AlertState.Expired, (await commands.Run(id, new AlertCommand.Tick(), default))!.Alert.State);
        var told = await host.Decided("e1");
        Assert.Equal("expired", (string)told["alert"]!["state"]!);
        Assert.Equal("expired", (string)told["alert"]!["history"]!.AsArray()[^1]!["what"]!);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_contact_may_be_taken_back_for_ten_minutes_and_the_card_is_redrawn_when_they_are_over(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var (commands, id) = await Alert(host);
        await commands.Run(id, new AlertCommand.Contact("U0REP1"), default);
        host.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(AlertState.Open, (await commands.Run(id, new AlertCommand.UndoContacted("U0REP1"), default))!.Alert.State);

        await commands.Run(id, new AlertCommand.Contact("U0REP1"), default);
        Assert.NotNull((await Alert(test)).NextDueAt);
        host.Clock.Advance(TimeSpan.FromSeconds(601));
        Assert.Equal(AlertState.Contacted, (await commands.Run(id, new AlertCommand.UndoContacted("U0REP1"), default))!.Alert.State);
        Assert.Null((await Alert(test)).NextDueAt);
        Assert.Equal(5, await test.Database.Read((db, cancel) => db.Messages.Select(m => m.WantedRevision).SingleAsync(cancel), default));
        Assert.False((await commands.Run(id, new AlertCommand.Tick(), default))!.Changed);
    }

    private static async Task<(Commands Commands, string Id)> Alert(IntakeHost host)
    {
        await host.PostAndDecide(SampleEvent.Hot("e1"));
        return (host.Services.GetRequiredService<Commands>(), (string)(await host.Decided("e1"))["alert"]!["id"]!);
    }

    private static Task<AlertRow> Alert(TestDatabase test) => test.Database.Read((db, cancel) => db.Alerts.AsNoTracking().SingleAsync(cancel), default);

    private static Task<FlagRow> Flag(TestDatabase test) => test.Database.Read((db, cancel) => db.Flags.SingleAsync(cancel), default);
}
