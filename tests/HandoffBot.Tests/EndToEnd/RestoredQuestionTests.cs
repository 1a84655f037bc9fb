using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.EndToEnd.Accounts;
using HandoffBot.Tests.Interactions.DataIssues;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What people are asked, and what managers are told, is shown again as a restored database knows it.</summary>
public sealed class RestoredQuestionTests
{
    private const string Managers = "C0MGRS";
    private static readonly string Agreement = MatchingApp
        .Agreement.Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal)
        .Replace("first_touch: 30m", "first_touch: 10m", StringComparison.Ordinal)
        .Replace("authority:", "escalation: [ { after: breach, to: managers } ]\nauthority:", StringComparison.Ordinal);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_was_answered_and_counted_after_the_backup_is_asked_and_counted_again(string kind)
    {
        await using var app = await TestApp.Start(
            kind,
            new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory },
            agreement: Agreement
        );
        // What is missed within an hour of the clock is told in one message.
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(65 - app.Slack.Clock.GetUtcNow().Minute));
        var asked = await app.Ask();
        await app.Decide(new SampleEvent("early") { Account = "globex", Name = "Globex" });
        await app.Flag("U0REP1", await app.Message(MatchingApp.Cards, "Acme"), "Wrong person");
        var issue = await app.Message(MatchingApp.Review, "1 to answer");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(11));
        await app.Message(Managers, "First touch missed: 1 lead");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        var backup = await app.Database.Backup();

        await app.Press(MatchingApp.Owner, asked, "account_own");
        await app.Message(MatchingApp.Review, "It is an account of its own");
        await app.Answer("U0CRM", issue, "data_issue_fixed");
        await app.Message(MatchingApp.Review, "0 to answer");
        await app.Decide(new SampleEvent("late") { Account = "initech", Name = "Initech" });
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(11));
        await app.Message(Managers, "First touch missed: 3 leads");
        await app.Shown();
        await app.StopBot();
        await app.Database.Restore(backup);
        await app.StartBot();

        await app.Slack.Workspace.Until(
            w =>
                Text(w, MatchingApp.Review).Contains("Its lead waits for the answer", StringComparison.Ordinal)
                && Text(w, MatchingApp.Review).Contains("1 to answer", StringComparison.Ordinal)
                && Text(w, Managers).Contains("First touch missed: 1 lead", StringComparison.Ordinal),
            Wait.Limit
        );
        var again = await app.Message(MatchingApp.Review, MatchingApp.Asks);
        await app.Press(MatchingApp.Owner, again, "account_own");
        await app.Message(MatchingApp.Review, "It is an account of its own");
    }

    private static string Text(Workspace workspace, string channel) =>
        string.Join('\n', workspace.Channel(channel).Messages.Select(message => message.AllText));
}
