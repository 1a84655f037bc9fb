using HandoffBot.Testing.Files;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Architecture;

/// <summary>Operators alert on ids and templates, so that each log event has one of its own.</summary>
public sealed partial class LogEventTests
{
    private const string Page = "docs/operations.md";
    private const string Begin = "<!-- log events: written from the code; do not edit -->\n";
    private const string End = "<!-- log events: end -->\n";

    [Fact]
    public void Every_log_event_has_an_id_within_the_range_of_its_module() =>
        Assert.Equal([], LogEvent.All().Where(one => !IsInRange(one)).Select(one => $"{one.Method} has {one.Id}"));

    [Fact]
    public void No_two_log_events_share_an_id() => Assert.Equal([], Repeated(LogEvent.All(), one => $"{one.Id}"));

    [Fact]
    public void No_two_log_events_share_a_template() => Assert.Equal([], Repeated(LogEvent.All(), one => one.Template));

    [Fact]
    public void The_page_lists_every_log_event()
    {
        var page = File.ReadAllText(Repository.File(Page)).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"{Page} needs the lines {Begin} and {End}");
        var expected = $"{page[..(from + Begin.Length)]}{LogEvent.Table(LogEvent.All())}{page[to..]}";
        if (page == expected)
        {
            return;
        }

        var written = Path.Combine(Path.GetTempPath(), "handoffbot-operations.md");
        File.WriteAllText(written, expected);
        Assert.Fail($"The log events have changed; {Page} has not. Write it anew, and commit it: cp {written} {Page}");
    }

    [Fact]
    public void An_id_that_is_missing_or_repeated_and_a_repeated_template_are_found()
    {
        var events = LogEvent.Of([typeof(FaultyLogMessages)]);

        Assert.Equal(3, events.Count);
        Assert.Equal(["FaultyLogMessages.First FaultyLogMessages.Second"], Repeated(events, one => $"{one.Id}"));
        Assert.Equal(["FaultyLogMessages.First FaultyLogMessages.Third"], Repeated(events, one => one.Template).Select(Sorted));
        Assert.DoesNotContain(events, IsInRange);
    }

    [Fact]
    public void Log_events_are_really_read() => Assert.True(LogEvent.All().Count > 40);

    private static bool IsInRange(LogEvent one) =>
        LogEvent.Ranges.TryGetValue(one.Module, out var first) && one.Id > first && one.Id < first + 100;

    private static IEnumerable<string> Repeated(IEnumerable<LogEvent> events, Func<LogEvent, string> by) =>
        events
            .GroupBy(by, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(' ', same.Select(one => one.Method)));

    private static string Sorted(string methods) => string.Join(' ', methods.Split(' ').Order(StringComparer.Ordinal));

    private static partial class FaultyLogMessages
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "The same")]
        public static partial void First(ILogger log);

        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Another")]
        public static partial void Second(ILogger log);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The same")]
        public static partial void Third(ILogger log);
    }
}
