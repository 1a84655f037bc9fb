using System.Text.RegularExpressions;
using HandoffBot.Agreements;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Review;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Review.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.Interactions.Labels;

/// <summary>Labels that say the same of enough alerts become one proposed change, and labels that do not become none.</summary>
public sealed partial class ProposedChangeTests
{
    private const int OfEach = 12;

    private const string AgreedInAdvance =
        "\nchanges: [ { when: { reason: Not a fit, more_than: 1 }, "
        + "then: { disqualify: { field: contact.title, matches: ops, reason: Ops } } } ]\n";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_change_agreed_on_in_advance_is_proposed_with_its_replay_once_enough_flags_are_confirmed(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement + AgreedInAdvance);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.Flagged("Initech", "Wrong person");
        await app.EndWeek();
        foreach (var place in new[] { 1, 2 })
        {
            var about = await app.Message(ReviewDriver.Review, $"*Case {place} of 3*");
            await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
            Assert.Empty(await Proposals(app));
        }

        await app.EndWeek();

        var proposal = await app.Message(ReviewDriver.Review, "Agreed on in advance");
        var digest = await app.Message(ReviewDriver.Review, "*1 proposed change* of the agreement in this thread");
        Assert.Equal(digest.Ts, proposal.ThreadTs);
        Assert.Contains("\"ops\"", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("There were 2.", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("3 alerts fewer and 0 more, 0 instead of 3", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("confirmed bad 2 of 2 (100 %", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("accepted 0 of 3", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("bad: Acme, Globex.", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("What this cannot know", proposal.AllText, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await Proposals(app)).Evidence.Alerts.Count);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_change_that_an_example_of_the_agreement_forbids_is_not_proposed_and_the_digest_names_the_example(string kind)
    {
        const string Example =
            "examples: [ { name: operations are alerted, lead: { score: 92, contact.title: Head of Ops }, expect: alerted } ]\n";
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement + AgreedInAdvance + Example);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.EndWeek();
        foreach (var place in new[] { 1, 2 })
        {
            var about = await app.Message(ReviewDriver.Review, $"*Case {place} of 2*");
            await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
        }

        await app.EndWeek();

        var digest = await app.Message(ReviewDriver.Review, "none that stands out can be written into the agreement");
        Assert.Contains("operations are alerted", digest.AllText, StringComparison.Ordinal);
        Assert.Empty(await Proposals(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_change_that_would_change_no_alert_is_not_proposed(string kind)
    {
        var agreement = ReviewDriver.Agreement + AgreedInAdvance;
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Flagged("Globex", "Not a fit");
        await app.EndWeek();
        foreach (var place in new[] { 1, 2 })
        {
            var about = await app.Message(ReviewDriver.Review, $"*Case {place} of 2*");
            await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
        }

        // Once it may not alert at all any more, as when that authority was taken back, nothing it forbids takes an alert away.
        await app.WriteAgreement(
            agreement
                .Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("alerts: use_now", "alerts: not_yet", StringComparison.Ordinal)
        );
        await app.Restart();
        await app.EndWeek();

        await app.Message(ReviewDriver.Review, "no replay over past leads bears it out");
        Assert.Empty(await Proposals(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_change_found_in_the_labels_is_proposed_once_and_stays_away_once_it_is_turned_down(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), Sampled);
        await LabelledWeek(app, isBad: about => about.AllText.Contains("Intern", StringComparison.Ordinal));
        await app.EndWeek();
        // However many compile the same week at once.
        var (reports, known) = (
            app.Bot.Services.GetRequiredService<ReportCompiler>(),
            app.Bot.Services.GetRequiredService<AgreementRegistry>().All[0]
        );
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reports.CompileDue(PeriodicReport.Weekly, known, default)));

        var proposal = await app.Message(ReviewDriver.Review, "Replayed over 8 weeks");
        await app.Message(ReviewDriver.Review, "*1 proposed change* of the agreement in this thread");
        Assert.Contains("contact.title holds \"intern\"", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains($"{OfEach} of {OfEach} (100 %", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains("By chance alone", proposal.AllText, StringComparison.Ordinal);
        Assert.Contains($"{OfEach} alerts fewer and 0 more", proposal.AllText, StringComparison.Ordinal);
        Assert.Equal("disqualify/contact.title/intern", Assert.Single(Assert.Single(await Proposals(app)).Edits).Target);

        await app.Database.Database.Write(
            async (db, cancel) =>
                await db.Proposals.ExecuteUpdateAsync(
                    all =>
                        all.SetProperty(one => one.State, ProposalState.Rejected).SetProperty(one => one.NextDueAt, (Instant?)null),
                    cancel
                ),
            default
        );
        await app.EndWeek();

        await app.Message(ReviewDriver.Review, "was turned down with too little new since");
        Assert.Single(await Proposals(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Labels_that_lie_as_chance_has_them_propose_nothing_and_the_digest_says_why(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), Sampled);
        // As many of the interns as of the others, so that no order in which cases are drawn makes a difference of it.
        await LabelledWeek(app, isBad: about => EvenNumber().IsMatch(about.AllText));
        await app.EndWeek();

        await app.Message(ReviewDriver.Review, $"{2 * OfEach} labelled alerts can speak of, none takes bad scores away more often");
        Assert.Empty(await Proposals(app));
        Assert.Contains("Counted again from the records: the same numbers.", (await app.Digest()).Said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(Intern|Other) [0-9]*[02468]\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EvenNumber();

    private static string Sampled =>
        ReviewDriver.Agreement.Replace("reviewers:", "sample: 40, reviewers:", StringComparison.Ordinal);

    private static async Task LabelledWeek(TestApp app, Func<ChannelMessage, bool> isBad)
    {
        for (var i = 1; i <= OfEach; i++)
        {
            await Alert(app, $"Intern {i}", "Marketing Intern");
            await Alert(app, $"Other {i}", "Head of Sales");
        }

        await app.Shown();
        await app.EndWeek();
        for (var place = 1; place <= 2 * OfEach; place++)
        {
            var about = await app.Paced(ReviewDriver.Review, $"*Case {place} of {2 * OfEach}*");
            var action = isBad(about) ? "review_confirm" : "review_reject";
            Assert.True((await app.Slack.User("U0REV").Click(about, action)).Acknowledged);
        }

        await Wait.Until(async _ => (await app.Labels()).Count == 2 * OfEach);
    }

    private static async Task Alert(TestApp app, string company, string title)
    {
        await app.Decide(new SampleEvent(company) { Account = company, Name = company, Title = title });
        await app.Paced(ReviewDriver.Cards, company);
    }

    private static Task<List<ProposalRow>> Proposals(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Proposals.AsNoTracking().ToListAsync(cancel), default);
}
