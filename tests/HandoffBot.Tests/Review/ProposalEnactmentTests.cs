using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Review.Proposals;
using HandoffBot.Store;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Interactions.Proposals;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Review;

/// <summary>A proposal comes into force once, whoever does it and whenever it dies.</summary>
public sealed class ProposalEnactmentTests
{
    private static readonly (string Alert, string By, bool IsUndone)[] Flags =
    [
        ("a1", "U0REP1", false),
        ("a1", "U0REP2", true),
        ("a2", "U0REP1", false),
        ("a2", "U0REP3", false),
    ];

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Two_instances_at_the_same_moment_make_one_version_and_one_receipt_for_each_flagger(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        await using var other = await app.StartInstance();
        var id = await Agreed(app);
        app.Slack.Clock.Advance(TimeSpan.FromDays(1));
        WebApplication[] hosts = [app.Bot, other];
        await Task.WhenAll(hosts.Concat(hosts).Select(host => host.Services.GetRequiredService<ProposalHandler>().RunDue(default)));
        await Wait.Until(async cancel => await State(app, id, cancel) == ProposalState.InForce);
        await Wait.Until(app.IsIdle);

        Assert.Equal([(1, null), (2, id)], (await app.Versions()).Select(version => (version.Version, version.Proposal)));
        Assert.Equal(
            [$"receipt:{id}:U0REP1", $"receipt:{id}:U0REP3"],
            (await Receipts(app)).Select(receipt => receipt.Subject).Order(StringComparer.Ordinal)
        );
        await app.DirectMessage("D0REP1", "Your 2 flags changed this rule");
        await app.DirectMessage("D0REP3", "Your flag changed this rule");

        // What check finds in the database, beside the file that is behind.
        var found = Assert.Single((await DatabaseInspection.Run(app.Database.ConnectionString, default)).Agreements);
        Assert.Equal((2, VersionOrigin.Proposed, null, 2), (found.Version, found.Origin, found.RolledBackTo, found.TextsSinceFile.Count));
        await other.StopAsync();
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_dies_before_its_commit_leaves_nothing_and_is_done_again(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        var id = await Agreed(app);
        var services = app.Bot.Services;
        var now = app.Slack.Clock.Now();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            services
                .GetRequiredService<IDatabase>()
                .Write<bool>(
                    async (db, cancel) =>
                    {
                        var row = (await ProposalStore.Locked(db, id, cancel))!;
                        var signOffs = await ProposalStore.SignOffs(db, id, cancel);
                        var after = await services.GetRequiredService<ProposalEnactment>().PutInForce(db, row, signOffs, now, cancel);
                        Assert.Equal((ProposalState.InForce, 2), (after.State, row.Version));
                        throw new InvalidOperationException("It died.");
                    },
                    default
                )
        );
        Assert.Single(await app.Versions());
        Assert.Empty(await Receipts(app));
        Assert.Equal(ProposalState.Approved, await State(app, id, default));

        await app.StopBot();
        app.Slack.Clock.Advance(TimeSpan.FromDays(2));
        await app.StartBot();
        await app.Follows(2);
        await Wait.Until(app.IsIdle);
        Assert.Equal(2, (await Receipts(app)).Count);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_a_release_can_no_longer_write_says_why_and_changes_nothing(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        var id = await Agreed(app);
        await app.Bot.Services.GetRequiredService<IDatabase>()
            .Write(
                async (db, cancel) =>
                {
                    var row = (await ProposalStore.Find(db, id, cancel))!;
                    row.Edits = [new AgreementEdit.SetBandFrom("tepid", 50)];
                    await ProposalStore.Save(db, row, [], cancel);
                    return true;
                },
                default
            );
        app.Slack.Clock.Advance(TimeSpan.FromDays(1));
        await app.Message("C0REVIEW", "Could not be put in force");
        Assert.Single(await app.Versions());
        Assert.Empty(await Receipts(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_that_cannot_be_read_is_set_aside_and_told_and_holds_up_neither_another_one_nor_the_digest(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ProposalDriver.Agreement);
        var (bad, good) = (await Agreed(app), await Agreed(app, 77));
        await app.Bot.Services.GetRequiredService<IDatabase>()
            .Write(
                (db, cancel) =>
                    db.Database.ExecuteSqlAsync(
                        $"UPDATE proposals SET edits = 'no document', next_due_at = next_due_at - 1 WHERE id = {bad}",
                        cancel
                    ),
                default
            );
        app.Slack.Clock.Advance(TimeSpan.FromDays(1));
        await Wait.Until(async cancel =>
            await app.Database.Database.Read((db, token) => ProposalStore.Find(db, good, token), cancel)
                is { State: ProposalState.InForce }
        );

        await app.DirectMessage("D0OPS", "set aside (proposal)");
        Assert.Single(app.Log.With($"Proposal {bad} could not be moved along"));
        await app.EndWeek();
        await app.Message("C0REVIEW", "Weekly review: ");
    }

    // Four yes, and four flags of which one was taken back.
    private static async Task<string> Agreed(TestApp app, int from = 76)
    {
        var services = app.Bot.Services;
        var now = app.Slack.Clock.Now();
        var agreement = services.GetRequiredService<AgreementRegistry>().InForce[0];
        return await services
            .GetRequiredService<IDatabase>()
            .Write(
                async (db, cancel) =>
                {
                    foreach (var (alert, by, isUndone) in from == 76 ? Flags : [])
                    {
                        db.Flags.Add(
                            new FlagRow
                            {
                                AlertId = alert,
                                Agreement = agreement.Id,
                                By = by,
                                At = now,
                                UndoneAt = isUndone ? now : null,
                                Evidence = "{}",
                            }
                        );
                    }

                    var opening = services.GetRequiredService<ProposalOpening>();
                    Assert.Null(await opening.Open(db, agreement, "weekly:none", ProposalDriver.Raise(from, "a1", "a2"), cancel));
                    var id = (await ProposalStore.Of(db, agreement.Id, cancel))[^1].Id;
                    Assert.Null(
                        await services
                            .GetRequiredService<ProposalHandler>()
                            .Answer(db, id, SignOffTeamText.All, "U0OPS", SignOffAnswer.Yes, null, cancel)
                    );
                    return id;
                },
                default
            );
    }

    private static Task<ProposalState> State(TestApp app, string id, CancellationToken cancel) =>
        app.Database.Database.Read(
            (db, token) => db.Proposals.Where(row => row.Id == id).Select(row => row.State).SingleAsync(token),
            cancel
        );

    private static Task<List<MessageRow>> Receipts(TestApp app) =>
        app.Database.Database.Read(
            (db, token) => db.Messages.AsNoTracking().Where(row => row.Subject.StartsWith("receipt:")).ToListAsync(token),
            default
        );
}
