using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Testing.SlackLimits;

namespace HandoffBot.Slack.Tests.Limits;

public sealed class BlockLimitCheckerTests
{
    private static readonly Button Claim = new()
    {
        ActionId = "alert_claim",
        Text = "Claim",
        Value = "a1",
    };

    private static readonly Option Yes = new("Yes", "y");

    public static TheoryData<string, Block> Breaches =>
        new()
        {
            {
                "blocks[0].block_id: 256 characters, at most 255",
                new DividerBlock { BlockId = Long(256) }
            },
            { "blocks[0].text: 151 characters, at most 150", new HeaderBlock(Long(151)) },
            { "blocks[0].text: is empty", new HeaderBlock("") },
            { "blocks[0].text: 3,001 characters, at most 3,000", new SectionBlock(new Mrkdwn(Markup.Escape(Long(3001)))) },
            { "blocks[0]: has neither text nor fields", new SectionBlock() },
            {
                "blocks[0].fields[1]: 2,001 characters, at most 2,000",
                new SectionBlock(Fields: [new Mrkdwn($"a"), new Mrkdwn(Markup.Escape(Long(2001)))])
            },
            { "blocks[0].fields: 11 fields, at most 10", new SectionBlock(Fields: [.. Enumerable.Repeat(new Mrkdwn($"a"), 11)]) },
            { "blocks[0].elements: 11 elements, at most 10", new ContextBlock([.. Enumerable.Repeat(new Mrkdwn($"a"), 11)]) },
            { "blocks[0].elements: is empty", new ContextBlock([]) },
            {
                "blocks[0].elements: 26 elements, at most 25",
                new ActionsBlock([.. Enumerable.Range(0, 26).Select(i => Claim with { ActionId = $"a{i}" })])
            },
            { "blocks[0]: action_id alert_claim is used 2 times in one block", new ActionsBlock([Claim, Claim]) },
            { "blocks[0].elements[0].text: 76 characters, at most 75", new ActionsBlock([Claim with { Text = Long(76) }]) },
            { "blocks[0].elements[0].value: 2,001 characters, at most 2,000", new ActionsBlock([Claim with { Value = Long(2001) }]) },
            {
                "blocks[0].elements[0].accessibility_label: 76 characters, at most 75",
                new ActionsBlock([Claim with { AccessibilityLabel = Long(76) }])
            },
            { "blocks[0].elements[0].style: must be primary or danger", new ActionsBlock([Claim with { Style = "loud" }]) },
            {
                "blocks[0].elements[0].confirm.deny: 31 characters, at most 30",
                new ActionsBlock([Claim with { Confirm = new ConfirmationDialog("a", "b", "c", Long(31)) }])
            },
            { "blocks[0].elements[0].action_id: is empty", new ActionsBlock([Claim with { ActionId = "" }]) },
            {
                "blocks[0].accessory.options: 101 elements, at most 100",
                new SectionBlock(new Mrkdwn($"a"), Accessory: Select([.. Enumerable.Range(0, 101).Select(i => new Option("o", $"{i}"))]))
            },
            {
                "blocks[0].accessory.options[0].text: 76 characters, at most 75",
                new SectionBlock(new Mrkdwn($"a"), Accessory: Select([new Option(Long(76), "v")]))
            },
            {
                "blocks[0].accessory.options[0].value: 151 characters, at most 150",
                new SectionBlock(new Mrkdwn($"a"), Accessory: Select([new Option("o", Long(151))]))
            },
            {
                "blocks[0].accessory.initial_option: is none of the options",
                new SectionBlock(new Mrkdwn($"a"), Accessory: Select([Yes]) with { InitialOption = new Option("No", "n") })
            },
            {
                "blocks[0].elements[0]: a text field stands only in an input block",
                new ActionsBlock([new PlainTextInput { ActionId = "t" }])
            },
            { "blocks[0].element: a button cannot stand in an input block", new InputBlock("Label", Claim) },
            { "blocks[0].label: 2,001 characters, at most 2,000", new InputBlock(Long(2001), new PlainTextInput { ActionId = "t" }) },
            {
                "blocks[0].element.max_length: must be 1 to 3,000",
                new InputBlock("Label", new PlainTextInput { ActionId = "t", MaxLength = 3001 })
            },
            { "blocks[0].title: 51 characters, at most 50", Bars(title: Long(51)) },
            { "blocks[0].chart.type: must be bar, line or area", Bars(type: "donut") },
            { "blocks[0].chart.series: 7 elements, at most 6", Bars(series: 7) },
            { "blocks[0].chart.series[0].name: 21 characters, at most 20", Bars(name: Long(20)) },
            { "blocks[0].chart.series[0].data: labels must equal the categories", Bars(labels: ["Mon"], categories: ["Tue"]) },
            {
                "blocks[0].chart.series: names must differ",
                new DataVisualizationBlock(
                    "t",
                    new Chart("bar", [new("s", [new("Mon", 1)]), new("s", [new("Mon", 1)])], new ChartAxis(["Mon"]))
                )
            },
        };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_named_with_its_place(string expected, Block block) => Assert.Equal([expected], Check([block]));

    [Fact]
    public void Everything_at_its_limit_is_taken() =>
        Assert.Empty(
            Check([
                new HeaderBlock(Long(150)),
                new SectionBlock(new Mrkdwn(Markup.Escape(Long(3000))), [.. Enumerable.Repeat(new Mrkdwn(Markup.Escape(Long(2000))), 10)]),
                new ActionsBlock([Claim with { Text = Long(75), Value = Long(2000), ActionId = Long(255) }]) { BlockId = Long(255) },
                new SectionBlock(new Mrkdwn($"a"), Accessory: Select([Yes]) with { InitialOption = new Option("Yes", "y") }),
                Bars(name: Long(19), series: 6),
            ])
        );

    [Fact]
    public void A_message_takes_fifty_blocks()
    {
        Assert.Empty(Check([.. Enumerable.Repeat(new DividerBlock(), 50)]));
        Assert.Equal(["blocks: 51 blocks, at most 50"], Check([.. Enumerable.Repeat(new DividerBlock(), 51)]));
    }

    [Fact]
    public void A_message_takes_two_charts() => Assert.Equal(["blocks: 3 charts, at most 2"], Check([Bars(), Bars(), Bars()]));

    [Fact]
    public void A_block_id_is_used_once() =>
        Assert.Equal(
            ["blocks: block_id b is used 2 times"],
            Check([new DividerBlock { BlockId = "b" }, new DividerBlock { BlockId = "b" }])
        );

    [Fact]
    public void Text_above_four_thousand_would_make_edits_fail() =>
        Assert.Equal(
            ["text: 4,001 characters, at most 4,000"],
            Said(BlockLimitChecker.Check(new OutgoingMessage { Channel = "C", Text = Markup.Escape(Long(4001)) }))
        );

    [Fact]
    public void A_modal_takes_a_hundred_blocks_short_titles_and_no_chart()
    {
        var modal = new Modal
        {
            Title = Long(25),
            Close = Long(25),
            Blocks = [.. Enumerable.Repeat<Block>(new DividerBlock(), 100), Bars()],
            PrivateMetadata = Long(3001),
        };

        Assert.Equal(
            [
                "blocks: 101 blocks, at most 100",
                "blocks: 1 charts, at most 0",
                "private_metadata: 3,001 characters, at most 3,000",
                "title: 25 characters, at most 24",
                "close: 25 characters, at most 24",
            ],
            Said(BlockLimitChecker.Check(modal))
        );
    }

    [Fact]
    public void A_modal_with_an_input_needs_a_submit_button() =>
        Assert.Equal(
            ["submit: is empty"],
            Said(BlockLimitChecker.Check(new Modal { Title = "t", Blocks = [new InputBlock("l", new PlainTextInput { ActionId = "a" })] }))
        );

    [Fact]
    public void A_home_tab_has_a_largest_size() =>
        Assert.Contains(
            Said(
                BlockLimitChecker.Check(
                    new HomeTab { Blocks = [.. Enumerable.Repeat(new SectionBlock(new Mrkdwn(Markup.Escape(Long(2900)))), 99)] }
                )
            ),
            breach => breach.StartsWith("view: ", StringComparison.Ordinal)
        );

    private static string Long(int length) => new('x', length);

    private static StaticSelect Select(IReadOnlyList<Option> options) =>
        new()
        {
            ActionId = "s",
            Placeholder = "Reason",
            Options = options,
        };

    private static DataVisualizationBlock Bars(
        string title = "Week",
        string type = "bar",
        int series = 1,
        string name = "s",
        string[]? labels = null,
        string[]? categories = null
    ) =>
        new(
            title,
            new Chart(
                type,
                [
                    .. Enumerable
                        .Range(0, series)
                        .Select(i => new ChartSeries($"{name}{i}", [.. (labels ?? ["Mon"]).Select(label => new ChartPoint(label, 1.5m))])),
                ],
                new ChartAxis(categories ?? ["Mon"])
            )
        );

    private static List<string> Check(IReadOnlyList<Block> blocks) =>
        Said(
            BlockLimitChecker.Check(
                new OutgoingMessage
                {
                    Channel = "C",
                    Text = $"t",
                    Blocks = blocks,
                }
            )
        );

    private static List<string> Said(IReadOnlyList<LimitViolation> breaches) =>
        [.. breaches.Select(breach => $"{breach.Path}: {breach.Problem}")];
}
