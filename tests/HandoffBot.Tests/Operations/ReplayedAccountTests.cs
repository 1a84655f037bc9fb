using System.Text;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Replay;
using HandoffBot.Review.History;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.EndToEnd.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Operations;

/// <summary>A replay finds the account of an event as the host did.</summary>
public sealed class ReplayedAccountTests
{
    private const int Events = 50;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Events_of_companies_under_several_ids_are_decided_as_the_host_decided_them(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), MatchingApp.Agreement);
        var (random, sent) = (new Random(20261130), new List<ScoreEvent>());
        for (var n = 0; n < Events; n++)
        {
            var score = Any(random, $"evt-{n:00}");
            sent.Add(Read(score, app));
            await app.Decide(score);
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        var host = await app.Database.Database.Read(
            (db, cancel) =>
                db
                    .Decisions.Where(row => row.ScoreEventId == null)
                    .OrderBy(row => row.EventId)
                    .Select(row => new { row.EventId, row.AccountKey, row.Outcome, row.Rule })
                    .ToListAsync(cancel),
            default
        );
        var replayed = Decisions(sent, AccountAnswers.None);

        Assert.Equal(
            host.Select(one => $"{one.EventId} {one.AccountKey} {one.Outcome} {one.Rule}"),
            replayed
                .OrderBy(one => one.EventId, StringComparer.Ordinal)
                .Select(one => $"{one.EventId} {one.AccountKey} {one.Outcome} {one.Rule}")
        );
        Assert.True(host.Count(one => one.Rule == "required:which_account") > 3, "Too little was asked to tell anything.");
        Assert.True(host.Select(one => one.AccountKey).Distinct().Count() < sent.Select(one => one.AccountKey).Distinct().Count());
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_a_person_answered_counts_in_a_replay(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), MatchingApp.Agreement);
        List<ScoreEvent> sent = [Read(MatchingApp.Acme("evt-1"), app), Read(MatchingApp.AcmeEurope("evt-2"), app)];
        var asks = await app.Ask();
        Assert.Equal(
            ["alerted acme", "held acme-eu"],
            Decisions(sent, AccountAnswers.None).Select(one => $"{one.Outcome.ToString().ToLowerInvariant()} {one.AccountKey}")
        );

        await app.Press(MatchingApp.Owner, asks, "account_known");
        await app.DecidedAgain("evt-2");
        await Wait.Until(app.IsIdle);
        var answers = await AccountAnswers.Stored(app.Database.Database, default);

        Assert.Equal(
            ["alerted acme", "updated acme"],
            Decisions(sent, answers).Select(one => $"{one.Outcome.ToString().ToLowerInvariant()} {one.AccountKey}")
        );
    }

    [Fact]
    public async Task Answers_and_outcomes_of_a_file_count_for_the_known_account()
    {
        var at = DateTimeOffset.Parse("2026-11-18T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        using var agreement = new TemporaryFile(MatchingApp.Agreement);
        using var events = new TemporaryFile(
            $"{MatchingApp.Acme("evt-1").Json(at).ToJsonString()}\n"
                + $"{MatchingApp.AcmeEurope("evt-2").Json(at.AddMinutes(1)).ToJsonString()}\n"
        );
        using var outcomes = new TemporaryFile("""{"account_id":"acme-eu","outcome":"won","at":"2026-11-20T10:00:00Z"}""");
        using var answers = new TemporaryFile("""{"account":"acme-eu","is":"acme","at":"2026-11-18T11:00:00Z"}""");
        string[] args = [events.Path, "--agreement", agreement.Path, "--outcomes", outcomes.Path];

        var asked = await Replay(args);
        var answered = await Replay([.. args, "--answers", answers.Path]);

        Assert.Contains("required:which_account", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("required:which_account", answered, StringComparison.Ordinal);
        Assert.StartsWith("2 events of 1 accounts", answered, StringComparison.Ordinal);
        Assert.Contains("1 accounts with a known outcome, 1 won", answered, StringComparison.Ordinal);
    }

    private static SampleEvent Any(Random random, string id)
    {
        var account = $"company-{random.Next(12)}";
        return new SampleEvent(id)
        {
            Account = account,
            Name = account,
            CrmId = random.Next(3) == 0 ? $"C-{random.Next(5)}" : null,
            Domain = $"company-{random.Next(5)}.test",
            Score = random.Next(4) == 0 ? 40 : 90,
            Email = random.Next(6) == 0 ? null : "ada@acme.test",
        };
    }

    private static ScoreEvent Read(SampleEvent score, TestApp app)
    {
        var json = Encoding.UTF8.GetBytes(score.Json(app.Slack.Clock.GetUtcNow()).ToJsonString());
        return EventReader.Read(json, null, app.Slack.Clock.Now()).Event!;
    }

    private static List<Decision> Decisions(List<ScoreEvent> sent, AccountAnswers answers)
    {
        var replayer = new Replayer([AgreementYaml.Read(MatchingApp.Agreement).Agreement!], answers);
        return [.. sent.SelectMany(replayer.Decide), .. replayer.Rest()];
    }

    private static async Task<string> Replay(string[] args)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.Run(["replay", .. args], output, input => [ReplayCommand.Of(input)]));
        return output.ToString();
    }
}
