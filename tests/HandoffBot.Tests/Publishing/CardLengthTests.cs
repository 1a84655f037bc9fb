using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using NodaTime;
using Xunit.Abstractions;

namespace HandoffBot.Tests.Publishing;

/// <summary>Read before a call, in forty seconds: however much is known, ten lines at most. Buttons are a row of their own.</summary>
public sealed class CardLengthTests(ITestOutputHelper output)
{
    private const int Most = 10;

    public static TheoryData<AlertState, bool, NextActionKind> Everything
    {
        get
        {
            var all = new TheoryData<AlertState, bool, NextActionKind>();
            foreach (var state in Enum.GetValues<AlertState>())
            {
                foreach (var kind in Enum.GetValues<NextActionKind>())
                {
                    all.Add(state, false, kind);
                    all.Add(state, true, kind);
                }
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void The_fullest_card_has_ten_lines_of_text_at_most(AlertState state, bool flagged, NextActionKind kind)
    {
        var lines = Lines(SampleViewModel.Sample(alert => Fullest(alert, state, flagged, kind))).ToList();
        output.WriteLine(string.Join('\n', lines));

        Assert.InRange(lines.Count, 7, Most);
    }

    [Fact]
    public void The_fullest_live_card_leaves_nothing_out_that_a_rep_needs()
    {
        var text = string.Join(
            '\n',
            Lines(SampleViewModel.Sample(alert => Fullest(alert, AlertState.Claimed, false, NextActionKind.Call)))
        );

        foreach (
            var words in new[]
            {
                "Acme a1",
                "61 → 92",
                "HOT",
                "⚡ Decision this quarter",
                "(2 more in Details)",
                "Invited 3 teammates",
                "Call Ada Example, Head of Ops · ☎ +49 30 1234",
                "Ask about the rollout",
                "*Owner:* <@U0REP1>",
                "*Claimed* by <@U0REP2>",
                "Expires",
                "*Told us:* Budget: 10–25k (2 more in Details)",
                "*From:* inbound-demo · q4-webinar",
                "*Opener:* “Hi Ada Example",
                "score owner Mo Tanaka",
                "updated 2×",
            }
        )
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    private static Alert Fullest(Alert alert, AlertState state, bool flagged, NextActionKind kind) =>
        alert with
        {
            State = state,
            Lead = alert.Lead with
            {
                Contact = alert.Lead.Contact with { Phone = "+49 30 1234" },
                Answers =
                [
                    new Answer("Budget", "10–25k"),
                    new Answer("Timeline", "This quarter"),
                    new Answer("Pain", "Two tools that disagree"),
                ],
            },
            Signals = [.. alert.Signals, .. Enumerable.Range(0, 3).Select(n => alert.Signals[0] with { Key = $"k{n}", Points = n - 4 })],
            Urgency = ["Decision this quarter", "Budget agreed"],
            NextAction = new NextAction(kind, "Ask about the rollout date, and who signs for the second office"),
            Updates = 2,
            Claimed = state == AlertState.Open ? null : new ActorStamp("U0REP2", SampleViewModel.Now),
            Contacted = state == AlertState.Contacted ? new ActorStamp("U0REP2", SampleViewModel.Now) : null,
            ClosedAt = state is AlertState.Expired or AlertState.Withdrawn ? SampleViewModel.Now : null,
            WithdrawnBecause = state == AlertState.Withdrawn ? "The score fell to 40, below warm (from 70); no work is needed." : null,
            Flags = flagged
                ?
                [
                    new Flag("U0REP3", SampleViewModel.Now, "Not a fit", "They left in May"),
                    new Flag("U0REP4", SampleViewModel.Now + Duration.FromMinutes(1)),
                ]
                : [],
        };

    private static IEnumerable<string> Lines(AlertViewModel scene) =>
        AlertBlocks
            .Draw(scene)
            .SelectMany(block =>
                block switch
                {
                    HeaderBlock header => [header.Text.Value],
                    SectionBlock { Text: { } text } => text.Value.Split('\n'),
                    ContextBlock context => context.Elements.SelectMany(element => element.Value.Split('\n')),
                    _ => Enumerable.Empty<string>(),
                }
            );
}
