using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Examples;
using HandoffBot.Operations;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace HandoffBot.Tests.Operations;

/// <summary>The made-up lead that a start takes through the rules.</summary>
public sealed class StartupWarmupTests
{
    public static TheoryData<string> Agreements => [.. Directory.GetFiles(Repository.File("docs/examples"), "*.yaml")];

    [Theory, MemberData(nameof(Agreements))]
    public void It_gets_as_far_as_an_alert(string file)
    {
        var agreement = AgreementYaml.ReadFile(file).Agreement!;

        var (e, decision) = SampleDecision.Of(agreement, Instant.FromUtc(2026, 11, 21, 3, 0));

        Assert.Equal(agreement.Score, e.Score.Name);
        Assert.Equal(DecisionOutcome.Alerted, decision.Outcome);
        Assert.NotNull(decision.Alert);
    }

    [Theory, MemberData(nameof(Agreements))]
    public async Task It_gets_as_far_as_a_recorded_post_in_a_database_of_its_own(string file)
    {
        await using var app = await TestApp.Start();
        var agreement = AgreementYaml.ReadFile(file).Agreement!;
        var now = Instant.FromDateTimeOffset(app.Bot.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var (e, _) = SampleDecision.Of(agreement, now);
        var stored = app.Bot.Services.GetRequiredService<DatabaseWarmup>();

        Assert.Equal(1, await stored.Run(SampleDecision.AlwaysOpen(agreement), e, now, default));

        Assert.Equal(0, await app.Database.Database.Read(Rows, default));
        Assert.Equal(0, app.Slack.Workspace.Posted);
    }

    [Theory, MemberData(nameof(Agreements))]
    public async Task It_is_known_to_nobody(string file)
    {
        await using var app = await TestApp.Start(agreement: await File.ReadAllTextAsync(file));

        await app.Bot.Services.GetServices<IHostedService>().OfType<StartupWarmup>().Single().ExecuteTask!;

        Assert.Empty(app.Log.With("warmed up"));
        Assert.Equal(0, await app.Database.Database.Read(Rows, default));
        Assert.Equal(0, app.Slack.Workspace.Posted);
    }

    private static async Task<int> Rows(HandoffDb db, CancellationToken cancel) =>
        await db.Inbox.CountAsync(cancel)
        + await db.Decisions.CountAsync(cancel)
        + await db.Accounts.CountAsync(cancel)
        + await db.Alerts.CountAsync(cancel)
        + await db.Rotations.CountAsync(cancel)
        + await db.Messages.CountAsync(cancel);
}
