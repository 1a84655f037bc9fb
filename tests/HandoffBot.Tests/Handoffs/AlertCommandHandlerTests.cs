using System.Text.Json.Nodes;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.Handoffs;

public sealed class AlertCommandHandlerTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Of_ten_reps_who_claim_at_once_one_gets_it(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var id = await Alert(host);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(n => Task.Run(() => Run(host, id, new AlertCommand.Claim($"U0REP{n}"))))
        );
        Assert.Single(answers, answer => answer!.RedrawsCard);
        var (row, message) = await test.Database.Read(
            async (db, cancel) => (await db.Alerts.SingleAsync(cancel), await db.Messages.SingleAsync(cancel)),
            default
        );
        Assert.Equal((AlertState.Claimed, 2, 2), (row.State, row.Revision, message.WantedRevision));
        Assert.Null(await Run(host, "nobody's", new AlertCommand.Tick()));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_freezes_the_evidence_and_keeps_it_through_later_events(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var id = await Alert(host);
        await Run(host, id, new AlertCommand.FlagBad("U0REP1"));
        await Run(host, id, new AlertCommand.FlagBad("U0REP1"));
        await Run(host, id, new AlertCommand.GiveReason("U0REP1", "Not a fit"));
        await Run(host, id, new AlertCommand.GiveNote("U0REP1", "A student"));
        var flag = await Flag(test);
        Assert.Equal(("U0REP1", "Not a fit", "A student", null), (flag.By, flag.Reason, flag.Note, flag.UndoneAt));
        // Each part is a versioned document of its own, but the event.
        var evidence = JsonNode.Parse(flag.Evidence)!["d"]!;
        Assert.Equal("e1", (string)evidence["event"]!["id"]!);
        Assert.Equal("alerted", (string)evidence["decision"]!["d"]!["outcome"]!);
        Assert.Equal("open", (string)evidence["alert"]!["d"]!["state"]!);
        Assert.Empty(evidence["alert"]!["d"]!["flags"]!.AsArray());

        await Run(host, id, new AlertCommand.UndoFlag("U0REP1"));
        Assert.NotNull((await Flag(test)).UndoneAt);
        await host.PostAndDecide(SampleEvent.Hot("e2", occurredAt: "2026-11-20T14:04:00Z"));
        Assert.Equal(flag.Evidence, (await Flag(test)).Evidence);
        await Run(host, id, new AlertCommand.FlagBad("U0REP1"));
        Assert.Equal("e2", (string)JsonNode.Parse((await Flag(test)).Evidence)!["d"]!["event"]!["id"]!);
        Assert.Null((await Flag(test)).UndoneAt);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Time_alone_expires_an_alert_and_its_history_says_so(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var id = await Alert(host);
        host.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(AlertState.Expired, (await Run(host, id, new AlertCommand.Tick()))!.Alert.State);
        var told = await host.Decided("e1");
        Assert.Equal("expired", (string)told["alert"]!["state"]!);
        Assert.Equal("expired", (string)told["alert"]!["history"]!.AsArray()[^1]!["what"]!);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_contact_may_be_taken_back_for_ten_minutes_and_the_card_is_redrawn_when_they_are_over(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var id = await Alert(host);
        await Run(host, id, new AlertCommand.Contact("U0REP1"));
        host.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(AlertState.Open, (await Run(host, id, new AlertCommand.UndoContacted("U0REP1")))!.Alert.State);

        await Run(host, id, new AlertCommand.Contact("U0REP1"));
        Assert.NotNull((await Alert(test)).NextDueAt);
        host.Clock.Advance(TimeSpan.FromSeconds(601));
        Assert.Equal(AlertState.Contacted, (await Run(host, id, new AlertCommand.UndoContacted("U0REP1")))!.Alert.State);
        Assert.Null((await Alert(test)).NextDueAt);
        Assert.Equal(5, await test.Database.Read((db, cancel) => db.Messages.Select(m => m.WantedRevision).SingleAsync(cancel), default));
        Assert.False((await Run(host, id, new AlertCommand.Tick()))!.RedrawsCard);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_worked_late_counts_from_when_it_was_received_but_not_from_before_the_history(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        var id = await Alert(host);
        var opened = host.Clock.Now();
        host.Clock.Advance(TimeSpan.FromMinutes(50));
        await Run(host, id, new AlertCommand.Claim("U0REP1"), Duration.FromMinutes(30));
        await Run(host, id, new AlertCommand.FlagBad("U0REP2"), Duration.FromMinutes(40));
        await Run(host, id, new AlertCommand.UndoFlag("U0REP2"), Duration.FromMinutes(10));
        // Whoever gets the lead has their time from when they are told.
        await Run(
            host,
            id,
            new AlertCommand.Reassign("U0REP1", "U0REP3", new(new Dictionary<string, Rotation>(), Availability.Everybody)),
            Duration.FromMinutes(5)
        );

        var facts = await test.Database.Read(
            (db, cancel) => db.AlertFacts.AsNoTracking().OrderBy(fact => fact.Seq).Where(fact => fact.At > opened).ToListAsync(cancel),
            default
        );
        (AlertFactKind, int)[] expected =
        [
            (AlertFactKind.Claimed, 20),
            (AlertFactKind.Flagged, 20),
            (AlertFactKind.FlagUndone, 40),
            (AlertFactKind.Reassigned, 50),
        ];
        Assert.Equal(
            expected,
            facts
                .Where(fact => expected.Any(one => one.Item1 == fact.Kind))
                .Select(fact => (fact.Kind, (int)(fact.At - opened).TotalMinutes))
        );
        Assert.Equal(opened + Duration.FromMinutes(20), (await Flag(test)).At);
        Assert.Equal(opened + Duration.FromMinutes(40), (await Flag(test)).UndoneAt);
    }

    private static async Task<string> Alert(IntakeHost host)
    {
        await host.PostAndDecide(SampleEvent.Hot("e1"));
        return (string)(await host.Decided("e1"))["alert"]!["id"]!;
    }

    private static Task<AlertRow> Alert(TestDatabase test) =>
        test.Database.Read((db, cancel) => db.Alerts.AsNoTracking().SingleAsync(cancel), default);

    private static Task<AlertTransition?> Run(IntakeHost host, string id, AlertCommand command, Duration ago = default) =>
        host
            .Services.GetRequiredService<IDatabase>()
            .Write(
                (db, cancel) =>
                    AlertCommandHandler.Run(
                        db,
                        id,
                        command,
                        host.Services.GetRequiredService<AgreementRegistry>(),
                        host.Clock.Now() - ago,
                        host.Clock.Now(),
                        cancel
                    ),
                default
            );

    private static Task<FlagRow> Flag(TestDatabase test) => test.Database.Read((db, cancel) => db.Flags.SingleAsync(cancel), default);
}
