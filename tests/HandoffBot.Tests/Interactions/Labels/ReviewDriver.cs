using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Interactions.Labels;

/// <summary>A week with flagged leads, its review, and what reviewers do with the cases.</summary>
internal static class ReviewDriver
{
    public const string Cards = "C0EMEA";
    public const string Review = "C0REVIEW";

    /// <summary>An agreement in which U0OPS and U0CRM review beside U0REV, who runs the review.</summary>
    public static string Agreement { get; } =
        SampleAgreement.Text.Replace(
            "timezone: Europe/Berlin }",
            "timezone: Europe/Berlin, reviewers: [U0OPS, U0CRM] }",
            StringComparison.Ordinal
        );

    /// <summary>A lead that U0REP1 flags for a reason; returns once the card says so.</summary>
    public static async Task Flagged(this TestApp app, string company, string reason)
    {
        await app.Decide(new SampleEvent(company) { Account = company, Name = company });
        var card = await app.Message(Cards, company);
        await app.Shown();
        await app.Slack.User("U0REP1").Click(card, "alert_bad_score");
        var note = await app.Note(Cards, "U0REP1", $"Your flag on {company}");
        var given = await app.Slack.User("U0REP1").Click(note.Channel, note.Ts, new Click("alert_bad_reason") { Value = reason });
        await Wait.Until(
            () => Card()?.AllText.Contains($"<@U0REP1> ({reason}", StringComparison.Ordinal) == true,
            () =>
                $"The card does not show the reason: {Card()?.AllText}\nThe click: {given.Error ?? "answered"}\nLogged:\n"
                + string.Join('\n', app.Log.Lines)
        );
        await Wait.Until(app.IsIdle);

        ChannelMessage? Card() => app.Slack.Workspace.Channel(Cards).Find(card.Ts);
    }

    /// <summary>Waits until so many alerts have expired.</summary>
    public static Task HaveExpired(this TestApp app, int count) =>
        Wait.Until(async cancel =>
            await app.Database.Database.Read(
                (db, token) => db.Alerts.CountAsync(alert => alert.State == AlertState.Expired, token),
                cancel
            ) == count
        );

    /// <summary>Lets the week end.</summary>
    public static async Task EndWeek(this TestApp app)
    {
        var now = app.Slack.Clock.Now();
        await app.AdvanceWhenIdle((WeeklySchedule.Next(SampleAgreement.Trials.Review, now) - now + Duration.FromMinutes(1)).ToTimeSpan());
    }

    /// <summary>A message once it is there and says all this, while time runs whenever nothing else does: a channel takes one a
    /// second.</summary>
    public static async Task<ChannelMessage> Paced(this TestApp app, string channel, params string[] says)
    {
        ChannelMessage? found = null;
        await Wait.Until(async cancel =>
        {
            found = app.Slack.Workspace.Channel(channel)
                .Messages.LastOrDefault(one => says.All(words => one.AllText.Contains(words, StringComparison.Ordinal)));
            if (found is null && await app.IsIdle(cancel))
            {
                app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            return found is not null;
        });
        return found!;
    }

    /// <summary>A reviewer's click; returns once the case says something.</summary>
    public static async Task<ChannelMessage> Label(this TestApp app, string user, ChannelMessage about, string action, string says)
    {
        Assert.True((await app.Slack.User(user).Click(about, action)).Acknowledged);
        return await app.Case(about, says);
    }

    /// <summary>A case once it says something.</summary>
    public static async Task<ChannelMessage> Case(this TestApp app, ChannelMessage about, string says)
    {
        ChannelMessage? found = null;
        await app.Slack.Workspace.Until(
            w => (found = w.Channel(Review).Find(about.Ts))?.AllText.Contains(says, StringComparison.OrdinalIgnoreCase) == true,
            Wait.Limit
        );
        return found!;
    }

    /// <summary>All labels, as they were appended.</summary>
    public static Task<List<LabelRow>> Labels(this TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Labels.AsNoTracking().OrderBy(label => label.Seq).ToListAsync(cancel), default);

    /// <summary>All cases, in the order of their numbers.</summary>
    public static Task<List<ReviewCaseRow>> Cases(this TestApp app) =>
        app.Database.Database.Read(
            (db, cancel) => db.ReviewCases.AsNoTracking().OrderBy(one => one.DrawnAt).ThenBy(one => one.Place).ToListAsync(cancel),
            default
        );
}
