using System.Text.RegularExpressions;
using HandoffBot.Agreements;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A changed agreement comes into force while the host runs, by the hand of the routing owner.</summary>
public sealed partial class AgreementReloadTests
{
    private static readonly string Second = SampleAgreement
        .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("from: 85", "from: 90", StringComparison.Ordinal)
        .Replace("Mon 09:00", "Fri 10:30", StringComparison.Ordinal);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_difference_is_shown_first_and_one_click_puts_it_in_force_everywhere(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("before"));
        await File.WriteAllTextAsync(app.AgreementFile, Second);

        var offer = await Reload(app, "U0OPS", "Put version 2 in force");
        Assert.Contains(
            "Band \\\"hot\\\": lowest score is now 90, was 85.",
            offer.Blocks!.Value.GetRawText().Replace("\\u0022", "\\\"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await InForce(app));
        await Press(app, "U0OPS", offer);
        await app.Note("C0EMEA", "U0OPS", "Version 2 is in force");

        var decision = await app.Decide(new SampleEvent("after") { Account = "globex", Score = 87 });
        Assert.Equal((2, "warm"), (decision.GetProperty("agreement_version").GetInt32(), decision.GetProperty("band").GetString()));
        Assert.Equal(1, (await app.Decision("before")).GetProperty("agreement_version").GetInt32());
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff changes");
        await app.Note("C0ALERTS", "U0REP1", "by <@U0OPS>");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_review_that_moves_to_another_day_is_compiled_on_that_day(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox());
        await File.WriteAllTextAsync(app.AgreementFile, Second);
        await Press(app, "U0OPS", await Reload(app, "U0OPS", "Put version 2 in force"));
        await app.Note("C0EMEA", "U0OPS", "Version 2 is in force");

        app.Slack.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(3));

        await Wait.Until(async () => await Digests(app) is [var key] && key.EndsWith(Friday(app), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_breaks_an_example_is_told_and_never_offered()
    {
        await using var app = await TestApp.Start();
        await File.WriteAllTextAsync(
            app.AgreementFile,
            Second + "\nexamples:\n  - { name: 87 is hot no more, lead: { score: 87 }, expect: suppressed }\n"
        );

        var told = await Reload(app, "U0OPS", "is expected to come out as suppressed");

        Assert.DoesNotContain("Put version 2 in force", told.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("passed band", told.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, await InForce(app));
    }

    [Fact]
    public async Task Only_the_routing_owner_may_neither_ask_nor_press_otherwise()
    {
        await using var app = await TestApp.Start();
        await File.WriteAllTextAsync(app.AgreementFile, Second);
        await Reload(app, "U0REP1", "Only <@U0OPS>");
        var offer = await Reload(app, "U0OPS", "Put version 2 in force");

        await Press(app, "U0REP1", offer);

        await app.Note("C0EMEA", "U0REP1", "Only <@U0OPS>");
        Assert.Equal(1, await InForce(app));
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_shown_is_not_put_in_force()
    {
        await using var app = await TestApp.Start();
        await File.WriteAllTextAsync(app.AgreementFile, Second);
        var offer = await Reload(app, "U0OPS", "Put version 2 in force");
        await File.WriteAllTextAsync(app.AgreementFile, Second.Replace("from: 90", "from: 95", StringComparison.Ordinal));

        await Press(app, "U0OPS", offer);

        await app.Note("C0EMEA", "U0OPS", "changed since");
        Assert.Equal(1, await InForce(app));
    }

    [Theory]
    [InlineData("from: 85", "from: high", "bands[0].from")]
    [InlineData("from: 85", "from: 90", "Write version: 2")]
    [InlineData("version: 1", "version: 1", "already in force")]
    public async Task What_cannot_be_put_in_force_is_explained_and_nothing_is_offered(string what, string by, string says)
    {
        await using var app = await TestApp.Start();
        await File.WriteAllTextAsync(app.AgreementFile, SampleAgreement.Text.Replace(what, by, StringComparison.Ordinal));

        var note = await Reload(app, "U0OPS", says);

        Assert.DoesNotContain("agreement_apply", note.Blocks?.GetRawText() ?? "", StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Pressing_again_after_a_restart_changes_nothing(string database)
    {
        await using var app = await TestApp.Start(database);
        await File.WriteAllTextAsync(app.AgreementFile, Second);
        var offer = await Reload(app, "U0OPS", "Put version 2 in force");
        await Press(app, "U0OPS", offer);
        await app.Note("C0EMEA", "U0OPS", "Version 2 is in force");
        await app.Restart();

        await Press(app, "U0OPS", offer);

        await app.Note("C0EMEA", "U0OPS", "already in force");
        Assert.Equal(2, await InForce(app));
    }

    [SkippableFact]
    public async Task Another_instance_takes_the_newer_version_over_and_never_an_older_one()
    {
        await using var app = await TestApp.Start(TestDatabase.Postgres);
        await using var other = await app.StartInstance();
        var current = other.Services.GetRequiredService<AgreementRegistry>();
        await File.WriteAllTextAsync(app.AgreementFile, Second);
        await Press(app, "U0OPS", await Reload(app, "U0OPS", "Put version 2 in force"));

        await Wait.Until(() => Task.FromResult(current.Only!.Version == 2));

        Assert.Equal(90, current.Only!.Bands[0].From);
        await app.Database.Database.Write((db, cancel) => db.Agreements.Where(a => a.Version == 2).ExecuteDeleteAsync(cancel), default);
        await app.Decide(new SampleEvent("later"));
        Assert.Equal(2, current.Only!.Version);
        await other.StopAsync();
    }

    private static async Task<EphemeralMessage> Reload(TestApp app, string user, string says)
    {
        await app.Slack.User(user).Command("C0ALERTS", "/handoff agreement reload");
        return await app.Note("C0ALERTS", user, says);
    }

    private static async Task Press(TestApp app, string user, EphemeralMessage offer)
    {
        var value = Value().Match(offer.Blocks!.Value.GetRawText()).Groups["value"].Value;
        Assert.NotEmpty(value);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var answer = await slack.Click(user, "agreement_apply", value, $"trigger-{Guid.NewGuid():N}");
        answer.EnsureSuccessStatusCode();
    }

    private static Task<int> InForce(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Agreements.MaxAsync(a => a.Version, cancel), default);

    private static Task<List<string>> Digests(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Digests.Select(d => d.Key).ToListAsync(cancel), default);

    // The clock stands on a Friday.
    private static string Friday(TestApp app) =>
        app.Slack.Clock.GetUtcNow().ToString(":yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "\"action_id\"\\s*:\\s*\"agreement_apply\"[^}]*\"value\"\\s*:\\s*\"(?<value>[^\"]+)\"|"
            + "\"value\"\\s*:\\s*\"(?<value>[^\"]+)\"[^}]*\"action_id\"\\s*:\\s*\"agreement_apply\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Value();
}
