using System.Text.Json;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd.Accounts;

/// <summary>A host whose agreement has match keys, and what its tests do with it.</summary>
internal static class MatchingApp
{
    public const string Cards = "C0EMEA";
    public const string Review = "C0REVIEW";
    public const string Owner = "U0EXC";
    public const string Asks = "Which account?";

    public static Task<TestApp> Start(string database) => TestApp.Start(database, agreement: Agreement);

    public static string Agreement => $"{SampleAgreement.Text}\nmatch_keys: [account.id, account.crm_id, account.domain]\n";

    /// <summary>An account that is known, with a live alert.</summary>
    public static SampleEvent Acme(string id) => new(id) { CrmId = "C-1" };

    /// <summary>The same domain under another id, and another CRM id: nobody but a person can tell.</summary>
    public static SampleEvent AcmeEurope(string id) =>
        new(id)
        {
            Account = "acme-eu",
            Name = "Acme Europe",
            CrmId = "C-2",
            Domain = "acme.test",
            Email = "eva@acme.test",
            Contact = "Eva Example",
        };

    /// <summary>Acme is known, and what is asked of Acme Europe is shown; the message that asks.</summary>
    public static async Task<ChannelMessage> Ask(this TestApp app)
    {
        await app.Decide(Acme("evt-1"));
        await app.Message(Cards, "Acme");
        Assert.Equal("required:which_account", (await app.Decide(AcmeEurope("evt-2"))).GetProperty("rule").GetString());
        return await app.Message(Review, Asks);
    }

    public static async Task Press(this TestApp app, string user, ChannelMessage message, string action) =>
        Assert.True((await app.Slack.User(user).Click(message, action)).Acknowledged);

    /// <summary>Presses a button of the first question as it was shown to somebody before it changed.</summary>
    public static async Task PressLate(this TestApp app, string action)
    {
        var id = await app.Database.Database.Read(
            (db, cancel) => db.AccountQuestions.OrderBy(row => row.AskedAt).Select(row => row.Id).FirstAsync(cancel),
            default
        );
        await app.Click(action, action == "account_known" ? $"{id}:acme" : id);
    }

    /// <summary>A click of the owner of exceptions, as Slack sends it.</summary>
    public static async Task Click(this TestApp app, string action, string value)
    {
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var answer = await slack.Click(Owner, action, value, $"trigger-{Guid.NewGuid():N}");
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>The decision about an event that was held, once it is decided again.</summary>
    public static async Task<JsonElement> DecidedAgain(this TestApp app, string eventId)
    {
        JsonElement again = default;
        await Wait.Until(
            async _ =>
            {
                List<JsonElement> all = [.. (await app.Decision(eventId)).GetProperty("decided_again").EnumerateArray()];
                again = all.FirstOrDefault();
                return all.Count > 0;
            },
            () => $"{eventId} was not decided again."
        );
        return again;
    }

    /// <summary>What the trace of a decision says of the match.</summary>
    public static string? Match(this JsonElement decision) =>
        decision
            .GetProperty("trace")
            .EnumerateArray()
            .Where(step => step.GetProperty("rule").GetString() == "match")
            .Select(step => step.GetProperty("says").GetString())
            .SingleOrDefault();

    public static string? Outcome(this JsonElement decision) => decision.GetProperty("outcome").GetString();

    public static int Posted(this TestApp app, string channel) => app.Slack.Workspace.Channel(channel).Messages.Count;

    /// <summary>The accounts that the events were decided about.</summary>
    public static Task<List<string>> AccountsOf(this TestApp app, string events) =>
        app.Database.Database.Read(
            (db, cancel) =>
                db.Decisions.Where(row => row.EventId.StartsWith(events)).Select(row => row.AccountKey).Distinct().ToListAsync(cancel),
            default
        );
}
