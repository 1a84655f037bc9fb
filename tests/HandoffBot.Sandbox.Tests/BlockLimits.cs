using System.Text.Json;
using System.Text.Json.Nodes;

namespace HandoffBot.Sandbox.Tests;

/// <summary>Blocks by the number and texts by the length, for walking along the limits.</summary>
internal static class SampleBlocks
{
    public static string Long(int length) => new('x', length);

    public static object Plain(int length) => new { type = "plain_text", text = Long(length) };

    public static object Plain(string text) => new { type = "plain_text", text };

    public static object Mrkdwn(int length) => new { type = "mrkdwn", text = Long(length) };

    public static object Section(int length) => new { type = "section", text = Mrkdwn(length) };

    public static object Actions(params object[] elements) => new { type = "actions", elements };

    public static object[] Many(int count, Func<int, object> one) => [.. Enumerable.Range(0, count).Select(one)];

    /// <summary>A button with these properties more, or others.</summary>
    public static JsonObject Button(object? more = null) =>
        With(
            new
            {
                type = "button",
                action_id = "a",
                text = Plain("Go"),
            },
            more
        );

    public static object Option(int text = 1, string value = "v") => new { text = Plain(text), value };

    public static JsonObject Select(object[] options, object? more = null) =>
        With(
            new
            {
                type = "static_select",
                action_id = "a",
                placeholder = Plain("Pick"),
                options,
            },
            more
        );

    public static JsonObject With(object basis, object? more)
    {
        var all = (JsonObject)JsonSerializer.SerializeToNode(basis)!;
        foreach (var (name, value) in more is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(more)!)
        {
            all[name] = value?.DeepClone();
        }

        return all;
    }
}

/// <summary>Each limit of a message: the largest that Slack takes, and the smallest it does not with the place it names.</summary>
internal static class MessageLimits
{
    public static IReadOnlyDictionary<string, (object[] Fits, object[] TooMuch, string Pointer)> All { get; } =
        new Dictionary<string, (object[], object[], string)>(StringComparer.Ordinal)
        {
            ["blocks"] = (
                SampleBlocks.Many(50, _ => SampleBlocks.Section(1)),
                SampleBlocks.Many(51, _ => SampleBlocks.Section(1)),
                "/blocks"
            ),
            ["section text"] = One(SampleBlocks.Section(3000), SampleBlocks.Section(3001), "/blocks/0/text/text"),
            ["fields"] = One(Fields(10, 1), Fields(11, 1), "/blocks/0/fields"),
            ["field text"] = One(Fields(1, 2000), Fields(1, 2001), "/blocks/0/fields/0/text"),
            ["header"] = One(Header(150), Header(151), "/blocks/0/text/text"),
            ["context elements"] = One(Context(10), Context(11), "/blocks/0/elements"),
            ["actions elements"] = One(Buttons(25), Buttons(26), "/blocks/0/elements"),
            ["button text"] = Button(new { text = SampleBlocks.Plain(75) }, new { text = SampleBlocks.Plain(76) }, "text/text"),
            ["button value"] = Button(new { value = SampleBlocks.Long(2000) }, new { value = SampleBlocks.Long(2001) }, "value"),
            ["button url"] = Button(
                new { url = "https://x.test/" + SampleBlocks.Long(2985) },
                new { url = "https://x.test/" + SampleBlocks.Long(2986) },
                "url"
            ),
            ["accessibility label"] = Button(
                new { accessibility_label = SampleBlocks.Long(75) },
                new { accessibility_label = SampleBlocks.Long(76) },
                "accessibility_label"
            ),
            ["action id"] = Button(new { action_id = SampleBlocks.Long(255) }, new { action_id = SampleBlocks.Long(256) }, "action_id"),
            ["block id"] = One(
                new { type = "divider", block_id = SampleBlocks.Long(255) },
                new { type = "divider", block_id = SampleBlocks.Long(256) },
                "/blocks/0/block_id"
            ),
            ["select options"] = One(
                SampleBlocks.Actions(SampleBlocks.Select(Options(100))),
                SampleBlocks.Actions(SampleBlocks.Select(Options(101))),
                "/blocks/0/elements/0/options"
            ),
            ["option text"] = One(
                SampleBlocks.Actions(SampleBlocks.Select([SampleBlocks.Option(75)])),
                SampleBlocks.Actions(SampleBlocks.Select([SampleBlocks.Option(76)])),
                "/blocks/0/elements/0/options/0/text/text"
            ),
            ["option value"] = One(
                SampleBlocks.Actions(SampleBlocks.Select([SampleBlocks.Option(1, SampleBlocks.Long(150))])),
                SampleBlocks.Actions(SampleBlocks.Select([SampleBlocks.Option(1, SampleBlocks.Long(151))])),
                "/blocks/0/elements/0/options/0/value"
            ),
            ["overflow options"] = One(Overflow(5), Overflow(6), "/blocks/0/elements/0/options"),
            ["confirm title"] = Confirm(100, 300, 30, 101, 300, 30, "title"),
            ["confirm text"] = Confirm(100, 300, 30, 100, 301, 30, "text"),
            ["confirm button"] = Confirm(100, 300, 30, 100, 300, 31, "confirm"),
            ["table rows"] = One(Table("table", 100, 1), Table("table", 101, 1), "/blocks/0/rows"),
            ["table cells"] = One(Table("table", 1, 20), Table("table", 1, 21), "/blocks/0/rows/0"),
            ["tables"] = ([Table("table", 1, 1)], [Table("table", 1, 1), Table("table", 1, 1)], "/blocks"),
            ["data table rows"] = One(Table("data_table", 101, 1), Table("data_table", 102, 1), "/blocks/0/rows"),
            ["data table header and row"] = One(Table("data_table", 2, 1), Table("data_table", 1, 1), "/blocks/0/rows"),
            ["table characters"] = (
                [Table("table", 1, 1, 5000), Table("data_table", 2, 1, 2500)],
                [Table("table", 1, 1, 5001), Table("data_table", 2, 1, 2500)],
                "/blocks"
            ),
            ["chart title"] = One(Chart(50), Chart(51), "/blocks/0/title"),
            ["chart series"] = One(Chart(series: 6), Chart(series: 7), "/blocks/0/chart/series"),
            ["series name"] = One(Chart(name: 20), Chart(name: 21), "/blocks/0/chart/series/0/name"),
            ["chart points"] = One(Chart(points: 20), Chart(points: 21), "/blocks/0/chart/series/0/data"),
            ["charts"] = ([Chart(), Chart()], [Chart(), Chart(), Chart()], "/blocks"),
            ["context actions"] = One(Feedback(5), Feedback(6), "/blocks/0/elements"),
        };

    private static (object[], object[], string) One(object fits, object tooMuch, string pointer) => ([fits], [tooMuch], pointer);

    private static (object[], object[], string) Button(object fits, object tooMuch, string place) =>
        One(
            SampleBlocks.Actions(SampleBlocks.Button(fits)),
            SampleBlocks.Actions(SampleBlocks.Button(tooMuch)),
            "/blocks/0/elements/0/" + place
        );

    private static (object[], object[], string) Confirm(int title, int text, int yes, int title2, int text2, int yes2, string place) =>
        Button(new { confirm = Question(title, text, yes) }, new { confirm = Question(title2, text2, yes2) }, $"confirm/{place}/text");

    private static object Question(int title, int text, int yes) =>
        new
        {
            title = SampleBlocks.Plain(title),
            text = SampleBlocks.Plain(text),
            confirm = SampleBlocks.Plain(yes),
            deny = SampleBlocks.Plain(30),
        };

    private static object Fields(int count, int length) =>
        new { type = "section", fields = SampleBlocks.Many(count, _ => SampleBlocks.Mrkdwn(length)) };

    private static object Header(int length) => new { type = "header", text = SampleBlocks.Plain(length) };

    private static object Context(int count) => new { type = "context", elements = SampleBlocks.Many(count, _ => SampleBlocks.Mrkdwn(1)) };

    private static object Buttons(int count) =>
        SampleBlocks.Actions(SampleBlocks.Many(count, i => SampleBlocks.Button(new { action_id = $"a{i}" })));

    private static object[] Options(int count) => SampleBlocks.Many(count, i => SampleBlocks.Option(1, $"v{i}"));

    private static object Overflow(int count) =>
        SampleBlocks.Actions(
            new
            {
                type = "overflow",
                action_id = "a",
                options = Options(count),
            }
        );

    private static object Table(string type, int rows, int cells, int characters = 1) =>
        SampleBlocks.With(
            new
            {
                type,
                rows = SampleBlocks.Many(rows, _ =>
                    SampleBlocks.Many(cells, _ => new { type = "raw_text", text = SampleBlocks.Long(characters) })
                ),
            },
            type == "table" ? null : new { caption = "Leads" }
        );

    private static object Feedback(int count) => new
    {
        type = "context_actions",
        elements = SampleBlocks.Many(count, i => new
        {
            type = "icon_button",
            action_id = $"a{i}",
            icon = "trash",
            text = SampleBlocks.Plain("Delete"),
        })
    };

    private static object Chart(int title = 1, int series = 1, int name = 1, int points = 1)
    {
        var labels = Enumerable.Range(0, points).Select(i => $"p{i}").ToArray();
        var all = SampleBlocks.Many(series, _ => new
        {
            name = SampleBlocks.Long(name),
            data = labels.Select(label => new { label, value = 1 }),
        });
        return new
        {
            type = "data_visualization",
            title = SampleBlocks.Long(title),
            chart = new
            {
                type = "bar",
                series = all,
                axis_config = new { categories = labels },
            },
        };
    }
}
