using HandoffBot.Core.Review.Labels;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions.Labels;

/// <summary>The week's flags are cases in the digest's thread; what reviewers say of them is kept, and counts by one rule.</summary>
public sealed class ReviewCaseTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Each_flag_is_a_case_with_its_evidence_and_two_who_disagree_are_settled_by_the_owner(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Wrong person");
        await app.AdvanceWhenIdle(TimeSpan.FromHours(5));
        await app.HaveExpired(2);
        await app.Record(new SampleOutcome("o-1", "won") { Account = "Acme" });
        await app.Record(new SampleOutcome("o-2", "lost") { Account = "Acme" });
        await app.Record(new SampleOutcome("o-3", "meeting") { Account = "Acme", Ago = TimeSpan.FromHours(1) });
        await app.EndWeek();

        var digest = await app.Message(ReviewDriver.Review, "Weekly review: ");
        var acme = await app.Message(ReviewDriver.Review, "*Case 1 of 2*");
        var globex = await app.Message(ReviewDriver.Review, "*Case 2 of 2*");
        Assert.Equal((digest.Ts, digest.Ts), (acme.ThreadTs, globex.ThreadTs));
        Assert.Contains("flagged as a bad score", acme.AllText, StringComparison.Ordinal);
        Assert.Contains("score 61 → 92", acme.AllText, StringComparison.Ordinal);
        Assert.Contains("<@U0REP1>: Not a fit", acme.AllText, StringComparison.Ordinal);
        Assert.Contains("Shown: Invited 3 teammates", acme.AllText, StringComparison.Ordinal);
        Assert.Contains("*What came of it:* expired, and nobody had taken it.", acme.AllText, StringComparison.Ordinal);
        Assert.Contains(" Reported: *meeting* <!", acme.AllText, StringComparison.Ordinal);
        Assert.Contains(", *lost* <!", acme.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("*won*", acme.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Reported:", globex.AllText, StringComparison.Ordinal);
        Assert.Contains("*2 cases to label* in this thread, one click each.", digest.AllText, StringComparison.Ordinal);
        await app.Offers(acme, "review_confirm review_reject review_data_fault review_skip");

        // A rep is told who can.
        await app.Slack.User("U0REP1").Click(acme, "review_confirm");
        var refused = await app.Note(ReviewDriver.Review, "U0REP1", "can label this case");
        Assert.Contains("Only <@U0REV>, who runs the weekly review, or <@U0OPS>, <@U0CRM>", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await app.Labels());

        await app.Label("U0OPS", acme, "review_confirm", "It counts as *bad score*");
        await app.Offers(acme, "review_confirm review_reject review_data_fault review_skip review_note review_undo");
        await app.Restart();
        await app.Label("U0REV", acme, "review_reject", "Settled by <@U0REV>");
        await app.Note(ReviewDriver.Review, "U0REV", "<@U0OPS> said: bad score. You run the review, so yours counts");
        await app.Case(acme, "It counts as *the score was right*");

        // The other way round it stays open until the owner speaks.
        await app.Label("U0OPS", globex, "review_skip", "It counts as not reviewed");
        await app.Label("U0OPS", globex, "review_reject", "It counts as *the score was right*");
        await app.Label("U0CRM", globex, "review_confirm", "Reviewers disagree:* until <@U0REV> settles it");
        await app.Note(ReviewDriver.Review, "U0CRM", "settles it, this case counts as not reviewed");
        await app.Label("U0REV", globex, "review_confirm", "Settled by <@U0REV>");
        await app.Label("U0REV", globex, "review_undo", "Reviewers disagree");
        await Wait.Until(app.IsIdle);

        Assert.Equal(
            [
                (LabelKind.BadScore, "U0OPS"),
                (LabelKind.ScoreRight, "U0REV"),
                (LabelKind.Skipped, "U0OPS"),
                (LabelKind.ScoreRight, "U0OPS"),
                (LabelKind.BadScore, "U0CRM"),
                (LabelKind.BadScore, "U0REV"),
                (LabelKind.TakenBack, "U0REV"),
            ],
            (await app.Labels()).Select(label => (label.Kind, label.By))
        );
        Assert.Equal([SamplingStratum.Flagged, SamplingStratum.Flagged], (await app.Cases()).Where(Flags).Select(one => one.Sampled));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_data_fault_names_its_field_a_sentence_is_optional_and_the_next_digest_counts_what_was_said(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.EndWeek();
        var acme = await app.Message(ReviewDriver.Review, "*Case 1 of 2*");
        var globex = await app.Message(ReviewDriver.Review, "*Case 2 of 2*");
        await app.Label("U0REV", acme, "review_data_fault", "It counts as *data fault*");

        var shown = await app.Case(acme, "data fault");
        await app.Offers(acme, "review_confirm review_reject review_data_fault review_skip review_note review_undo review_fault_field");
        await app.Slack.User("U0REV").Click(shown, "review_fault_field", "contact.email");
        await app.Case(acme, "It counts as *data fault in an e-mail address*");
        await app.Fill("U0REV", shown, "review_note", ("note", "The domain <!channel> is parked."));
        await app.Case(acme, "“The domain &lt;!channel&gt; is parked.”");
        await app.Label("U0REV", globex, "review_confirm", "It counts as *bad score*");

        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "Floor *50 %* (1 of 2 confirmed by a reviewer");
        Assert.Contains("The week before", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("*No verdict:* 2 alerts were reviewed", digest.AllText, StringComparison.Ordinal);
        var labels = await app.Labels();
        Assert.Equal(
            [(null, null), ("contact.email", null), ("contact.email", "The domain <!channel> is parked."), (null, null)],
            labels.Select(label => (label.Field, label.Note))
        );
        Assert.All(labels, label => Assert.True(label.ByOwner));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_click_counts_once_however_often_Slack_brings_it_and_in_whichever_instance(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*Case 1 of 1*");
        var about = (await app.Cases()).Single(Flags);
        // The embedded database belongs to one process.
        await using var other = kind == TestDatabase.Postgres ? await app.StartInstance() : null;
        using var first = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var second = new SlackCaller(other is null ? app.BotUrl : new Uri(other.Urls.First()), app.Slack.Clock);

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .SelectMany(_ => new[] { (first, "U0REV", "review_confirm", "t-1"), (second, "U0OPS", "review_reject", "t-2") })
                .Select(async click =>
                {
                    using var answer = await click.Item1.Click(click.Item2, click.Item3, about.Id, click.Item4);
                    Assert.True(answer.IsSuccessStatusCode);
                })
        );

        await app.Message(ReviewDriver.Review, "Settled by <@U0REV>");
        await Wait.Until(app.IsIdle);
        Assert.Equal(["U0OPS", "U0REV"], (await app.Labels()).Select(label => label.By).Order(StringComparer.Ordinal));
        Assert.Single(app.Slack.Workspace.Channel(ReviewDriver.Review).Messages, IsCase);
        await (other?.StopAsync() ?? Task.CompletedTask);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Evidence_and_sentences_go_with_the_personal_data_and_labels_stay(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var acme = await app.Message(ReviewDriver.Review, "*Case 1 of 1*");
        await app.Label("U0REV", acme, "review_confirm", "It counts as *bad score*");
        await app.Fill("U0REV", acme, "review_note", ("note", "Ada is a student."));
        await app.Case(acme, "Ada is a student");
        await app.AdvanceWhenIdle(TimeSpan.FromDays(200));

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        Assert.Equal("{}", Assert.Single(await app.Cases()).Evidence);
        Assert.All(await app.Labels(), label => Assert.Equal((LabelKind.BadScore, null), (label.Kind, label.Note)));
        await app.Label("U0OPS", acme, "review_reject", "Settled by <@U0REV>");
        await app.Case(acme, "older than it may be kept");
    }

    private static bool IsCase(ChannelMessage message) => message.AllText.Contains("*Case ", StringComparison.Ordinal);

    private static bool Flags(ReviewCaseRow one) => one.Sampled == SamplingStratum.Flagged;
}
