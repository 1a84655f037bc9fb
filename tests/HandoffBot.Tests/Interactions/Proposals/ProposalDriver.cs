using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Review.Proposals;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.Interactions.Proposals;

/// <summary>A week with flags, a change proposed with its digest, and what the four teams do with it.</summary>
internal static class ProposalDriver
{
    public const string Comment = "# the bands, as agreed in March";

    /// <summary>In the order of the teams.</summary>
    public static readonly string[] Four = ["U0EXC", "U0DANA", "U0OPS", "U0MODEL"];

    /// <summary>The sample with the four teams, one of them by e-mail address.</summary>
    public static string Agreement { get; } =
        SampleAgreement
            .Text.Replace(
                "retention:",
                "sign_off: { sales: U0EXC, marketing: dana@ourco.test, revops: U0OPS, data: U0MODEL, within: 3d }\nretention:",
                StringComparison.Ordinal
            )
            .Replace("bands:\n", $"bands: {Comment}\n", StringComparison.Ordinal);

    /// <summary>Raises where warm begins.</summary>
    public static NewProposal Raise(int from, params IReadOnlyList<string> alerts) =>
        new([new AgreementEdit.SetBandFrom("warm", from)], new(["31 alerts fewer, 14 of them confirmed bad."], 40, alerts));

    /// <summary>Opens a proposal with the digest that was compiled last, and returns its card.</summary>
    public static async Task<ChannelMessage> Propose(this TestApp app, NewProposal proposed)
    {
        Assert.Null(await app.Open(proposed));
        return await app.Message(ReviewDriver.Review, proposed.Edits[0].Describe(SampleAgreement.Trials));
    }

    /// <summary>Opens a proposal; why it was not opened.</summary>
    public static async Task<string?> Open(this TestApp app, NewProposal proposed)
    {
        var services = app.Bot.Services;
        var agreement = Assert.Single(services.GetRequiredService<AgreementRegistry>().InForce);
        var refusal = await services
            .GetRequiredService<IDatabase>()
            .Write(
                async (db, cancel) =>
                {
                    var digest = await db.Digests.OrderByDescending(row => row.To).Select(row => row.Key).FirstAsync(cancel);
                    return await services.GetRequiredService<ProposalOpening>().Open(db, agreement, digest, proposed, cancel);
                },
                default
            );
        services.GetRequiredService<WorkSignals>().Messages.Notify();
        return refusal;
    }

    /// <summary>All four agree, one after the other.</summary>
    public static async Task AllAgree(this TestApp app, ChannelMessage card)
    {
        foreach (var (place, user) in Four.Index())
        {
            await app.Slack.User(user).Click(card, "proposal_approve");
            await app.Case(card, place < 3 ? $"<@{user}> agreed" : "All four agreed");
        }
    }

    /// <summary>Lets the day end where the review is.</summary>
    public static Task EndDay(this TestApp app)
    {
        var now = app.Slack.Clock.Now();
        return app.AdvanceWhenIdle(
            (ProposalRules.NextMidnight(now, SampleAgreement.Trials.Review.Zone) - now + Duration.FromSeconds(1)).ToTimeSpan()
        );
    }

    /// <summary>Waits until the bot decides by a version.</summary>
    public static Task Follows(this TestApp app, int version) =>
        Wait.Until(_ => Task.FromResult(app.Bot.Services.GetRequiredService<AgreementRegistry>().InForce[0].Version == version));

    /// <summary>Ids of the flagged alerts.</summary>
    public static Task<List<string>> FlaggedAlerts(this TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Flags.Select(flag => flag.AlertId).Distinct().ToListAsync(cancel), default);

    /// <summary>The versions, oldest first.</summary>
    public static Task<List<AgreementRow>> Versions(this TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Agreements.AsNoTracking().OrderBy(row => row.Version).ToListAsync(cancel), default);
}
