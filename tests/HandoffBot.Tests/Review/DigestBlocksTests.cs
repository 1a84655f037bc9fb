using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review;

public sealed class DigestBlocksTests
{
    private const string Hostile = "<!channel> *x* _y_ `z` & <@U1> 𝒵̷̧\u202e\n";

    [Fact]
    public void A_week_without_anything_says_so_and_still_names_the_decision_and_the_owner()
    {
        var scene = Scene(Counts.Of(new(ReviewWeek.Itself, []), new(ReviewWeek.Before, []), [], [], SampleAgreement.Trials));
        Assert.Contains("Nothing to report", Json(scene), StringComparison.Ordinal);
        Assert.Contains("Prioritise SDR follow-up", Json(scene), StringComparison.Ordinal);
        Assert.Contains("<@U0REV>", Json(scene), StringComparison.Ordinal);
        Assert.Contains("Nothing to report", DigestFallbackText.Of(scene).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 12, "*Nothing was reviewed yet, so there is no verdict.* 35 reviewed alerts are needed")]
    [InlineData(2, 12, "Ceiling *17 %* (2 of 12 flagged and not cleared; 95 % range 4.7 % to 45 %)")]
    [InlineData(0, 0, "No alert was posted, so there is no rate.")]
    [InlineData(0, 35, "*Nothing was reviewed yet, so there is no verdict.* 35 reviewed alerts are needed")]
    [InlineData(0, 5000, "*Nothing was reviewed yet, so there is no verdict.*")]
    [InlineData(400, 5000, "*Nothing was reviewed yet, so there is no verdict.*")]
    public void The_rate_is_said_with_its_bounds_and_without_a_verdict_where_there_is_none(int flagged, int posted, string says)
    {
        var flags = Enumerable
            .Range(0, flagged)
            .Select(i => new FlaggedAlert
            {
                AlertId = $"a{i}",
                Company = "",
                Band = "hot",
                Flags = [new Flag("U1", ReviewWeek.Day(3), "Not a fit")],
            });
        var scene = Scene(
            Counts.Of(
                new(ReviewWeek.Itself, [.. Posted(posted)]),
                new(ReviewWeek.Before, []),
                flags,
                [new StoppedCounts(DecisionOutcome.Held, "required:contact.email")],
                SampleAgreement.Trials
            )
        );
        Assert.Contains(says, Json(scene), StringComparison.Ordinal);
        Assert.Contains("Held for want of an e-mail address: 1", Json(scene), StringComparison.Ordinal);
        Assert.DoesNotContain("contact.email", Json(scene), StringComparison.Ordinal);
        Assert.DoesNotContain("Within the agreed", DigestFallbackText.Of(scene).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, "*No verdict:* 1 alert was reviewed. 35 reviewed alerts are needed.")]
    [InlineData(35, 0, "*Within the agreed 10 %*")]
    [InlineData(35, 30, "*No verdict:* with 35 reviewed alerts the range still reaches over the agreed 10 %.")]
    [InlineData(0, 30, "*Nothing was reviewed yet")]
    public void Only_reviewed_alerts_bring_a_verdict(int reviewed, int open, string says)
    {
        var flags = Enumerable
            .Range(0, reviewed + open)
            .Select(i => new FlaggedAlert
            {
                AlertId = $"a{i}",
                Company = "",
                Band = "hot",
                Flags = [new Flag("U1", ReviewWeek.Day(3), "Not a fit")],
                Verdict = i < reviewed ? FlagVerdict.Rejected : FlagVerdict.Unreviewed,
            });
        var scene = Scene(Counts.Of(new(ReviewWeek.Itself, Posted(200)), new(ReviewWeek.Before, []), flags, [], SampleAgreement.Trials));
        Assert.Contains(says, Json(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void The_week_before_is_settled_in_a_paragraph_of_its_own()
    {
        AlertCounts[] before =
        [
            new()
            {
                Band = "hot",
                State = AlertState.Contacted,
                Claimed = true,
                Count = 12,
            },
            new()
            {
                Band = "hot",
                State = AlertState.Expired,
                Count = 9,
            },
            new()
            {
                Band = "warm",
                State = AlertState.Claimed,
                Claimed = true,
                Count = 18,
            },
            new()
            {
                Band = "warm",
                State = AlertState.Open,
                Count = 2,
            },
        ];
        var scene = Scene(Counts.Of(new(ReviewWeek.Itself, Posted(3)), new(ReviewWeek.Before, before), [], [], SampleAgreement.Trials));
        Assert.Contains("*The week before, 2 Nov to 9 Nov 2026*", Json(scene), StringComparison.Ordinal);
        Assert.Contains(
            "Of last week's *41*, so far: *30* accepted",
            Json(scene).Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "*12* contacted · *9* expired untouched · *0* flagged. 20 are not final yet: still live.",
            Json(scene),
            StringComparison.Ordinal
        );
        Assert.Contains("*3* posted", Json(scene), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 0, "*4* accepted (100 %; 95 % range 51 % to 100 %)")]
    [InlineData(3, 2, "*5* accepted (of the 3 whose time was over: 100 %; 95 % range 44 % to 100 %)")]
    [InlineData(0, 2, "*2* accepted (no rate yet: none had run its time)")]
    public void The_acceptance_rate_says_whom_it_leaves_out(int mature, int young, string says)
    {
        AlertCounts[] alerts = [.. Posted(mature), .. Posted(young).Select(one => one with { Mature = false })];
        var scene = Scene(Counts.Of(new(ReviewWeek.Itself, alerts), new(ReviewWeek.Before, []), [], [], SampleAgreement.Trials));
        Assert.Contains(says, Json(scene), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Whatever_the_numbers_and_names_are_it_stays_within_Slacks_limits(int many)
    {
        var name = string.Concat(Enumerable.Repeat(Hostile, 30));
        var flags = Enumerable
            .Range(0, 200)
            .Select(i => new FlaggedAlert
            {
                AlertId = $"a{i}",
                Company = name,
                Band = $"{i % many}{name}",
                Source = $"{i % many}{name}",
                Signals = [.. new[] { name + (i % many), "b", "c" }.Select(s => new ShownSignal(s, s))],
                Flags = [new Flag("U1", ReviewWeek.Day(3), $"{name}{i % many}")],
            })
            .ToList();
        var stopped = Enumerable.Range(0, many).Select(i => new StoppedCounts(DecisionOutcome.Held, name + i, long.MaxValue / 1000));
        var alerts = Enumerable
            .Range(0, many)
            .Select(i => new AlertCounts
            {
                Band = $"{i}{name}",
                State = AlertState.Expired,
                Count = long.MaxValue / 1000,
            });
        var numbers = Counts.Of(new(ReviewWeek.Itself, alerts), new(ReviewWeek.Before, alerts), flags, stopped, SampleAgreement.Trials);
        var scene = Scene(numbers) with { Examples = [.. Enumerable.Range(0, 8).Select(_ => Example(name))] };

        var blocks = JsonNode.Parse(Json(scene))!.AsArray();
        Assert.InRange(blocks.Count, 5, 50);
        foreach (var block in blocks.Where(b => (string?)b!["type"] is "section" or "context"))
        {
            Assert.InRange(((string?)(block!["text"]?["text"] ?? block["elements"]![0]!["text"]))!.Length, 1, 3000);
        }

        var chart = blocks.Single(b => (string?)b!["type"] == "data_visualization")!;
        var categories = chart["chart"]!["axis_config"]!["categories"]!.AsArray().Select(c => (string)c!).ToList();
        Assert.All(categories, label => Assert.InRange(label.Length, 1, 20));
        Assert.Equal(categories.Count, categories.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(DigestFallbackText.Of(scene).Length, 1, 4000);
        Assert.DoesNotContain("<!channel>", Json(scene), StringComparison.Ordinal);
    }

    private static IEnumerable<AlertCounts> Posted(int count) =>
        count == 0
            ? []
            :
            [
                new AlertCounts
                {
                    Band = "hot",
                    State = AlertState.Claimed,
                    Claimed = true,
                    Count = count,
                },
            ];

    private static DigestExample Example(string name) =>
        new(
            new Alert
            {
                Id = "a1",
                AccountKey = "acme",
                EventId = "e1",
                State = AlertState.Open,
                Lead = new Lead
                {
                    Account = new Account { Id = "acme", Name = name },
                    Contact = new Contact { Title = name },
                },
                Score = new Score(name, 92, 61, name),
                Signals =
                [
                    .. Enumerable
                        .Range(0, 5)
                        .Select(i => new Signal
                        {
                            Key = name,
                            Label = name,
                            Kind = SignalKind.Product,
                            Points = i,
                        }),
                ],
                NextAction = new NextAction(NextActionKind.Call, name),
                Band = name,
                Owner = name,
                Channel = "C1",
                OpenedAt = ReviewWeek.Monday,
                OccurredAt = ReviewWeek.Monday,
                ExpiresAt = ReviewWeek.Monday,
                AgreementId = "trial-pql/smb-trials",
                AgreementVersion = 1,
            },
            [.. Enumerable.Repeat(new DigestFlag(name, name, name), 5)],
            "https://ourco.slack.com/archives/C1/p1"
        );

    private static DigestViewModel Scene(DigestNumbers numbers) =>
        new(numbers, SampleAgreement.Trials, Markup.Mention("U0REV"), [], false, ReviewWeek.Itself.To + Duration.FromDays(7))
        {
            Schedule = SampleAgreement.Trials.Review,
        };

    private static string Json(DigestViewModel scene) =>
        JsonSerializer.Serialize<IReadOnlyList<Block>>([.. DigestBlocks.Draw(scene)], SlackJson.Options);
}
