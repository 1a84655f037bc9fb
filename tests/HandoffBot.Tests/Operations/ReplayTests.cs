using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Replay;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Operations;

public sealed class ReplayTests
{
    private static readonly string Sample = Repository.File("docs/examples/sample-events.ndjson");
    private static readonly string Agreement = Repository.File("docs/examples/agreement.yaml");

    [Fact]
    public async Task The_shipped_sample_shows_what_would_be_posted_held_and_suppressed_and_by_which_rule()
    {
        var (code, said) = await Replay(Sample, "--agreement", Agreement);

        Assert.Equal(0, code);
        Assert.StartsWith("60 events of 18 accounts, 2026-11-09 to 2026-11-13", said, StringComparison.Ordinal);
        Assert.All(
            [
                "Posted",
                "Updated a live alert",
                "Withdrew a live alert",
                "Held",
                "Suppressed",
                "Stayed in nurture",
                "path:engaged fit",
                "required:contact.email",
                "disqualify:Student",
                "band:below warm",
            ],
            word => Assert.Contains(word, said, StringComparison.Ordinal)
        );
        Assert.Contains("U0CRM: contact.email, 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_says_the_same_every_time_whatever_the_order_of_the_lines()
    {
        var lines = await File.ReadAllLinesAsync(Sample);
        using var backwards = new TemporaryFile(string.Join('\n', lines.Reverse()));

        Assert.Equal(await Replay(Sample, "--agreement", Agreement), await Replay(backwards.Path, "--agreement", Agreement));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named_left_out_and_counted()
    {
        var lines = await File.ReadAllLinesAsync(Sample);
        using var mixed = new TemporaryFile(
            string.Join("\r\n", ["\uFEFF" + lines[0], "", "{ not json", lines[1], lines[1], """{"id":"x"}"""])
        );

        var (code, said) = await Replay(mixed.Path, "--agreement", Agreement);

        Assert.Equal(0, code);
        Assert.Contains("cannot be read: 2", said, StringComparison.Ordinal);
        Assert.Contains($"{mixed.Path}:3:", said, StringComparison.Ordinal);
        Assert.Contains($"{mixed.Path}:6: /occurred_at: expected", said, StringComparison.Ordinal);
        Assert.Contains("2 events of", said, StringComparison.Ordinal);
        Assert.Contains("1 lines repeated the id", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]\nnothing\n\u0000\n")]
    public async Task A_file_without_a_readable_event_fails(string text)
    {
        using var file = new TemporaryFile(text);

        var (code, said) = await Replay(file.Path, "--agreement", Agreement);

        Assert.Equal(1, code);
        Assert.Contains("no event that can be read", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_an_unsound_agreement_are_said_plainly()
    {
        using var unsound = new TemporaryFile("version: 1\n");

        Assert.Contains("cannot be read", (await Replay("no-such.ndjson", "--agreement", Agreement)).Said, StringComparison.Ordinal);
        Assert.Contains($"{unsound.Path}", (await Replay(Sample, "--agreement", unsound.Path)).Said, StringComparison.Ordinal);
        Assert.Equal(CommandLine.NotUnderstood, (await Replay()).Code);
        Assert.Equal(CommandLine.NotUnderstood, (await Replay(Sample, "second.ndjson")).Code);
    }

    [Fact]
    public async Task Outcomes_show_how_the_bands_relate_to_what_became_of_the_leads()
    {
        using var outcomes = new TemporaryFile(
            """
            {"account_id":"A-100","outcome":"lost","at":"2026-11-20T00:00:00Z"}
            {"account_id":"A-100","outcome":"won","at":"2026-12-01T00:00:00Z"}
            {"account_id":"A-102","outcome":"lost","at":"2026-12-01T00:00:00Z"}
            {"account_id":"A-110","outcome":"WON","at":"2026-12-01T02:00:00+02:00"}
            {"account_id":"A-999","outcome":"won","at":"2026-12-01T00:00:00Z"}
            {"account_id":7}
            {"account_id":"A-100","outcome":"lost","at":"9999-12-31T23:00:00-05:00"}
            """
        );

        var (code, said) = await Replay(Sample, "--agreement", Agreement, "--outcomes", outcomes.Path);

        Assert.Equal(0, code);
        Assert.Contains("(3 accounts with a known outcome, 2 won)", said, StringComparison.Ordinal);
        Assert.Matches(@"hot +3 +2 +66\.7 %", said);
        Assert.Contains($"{outcomes.Path}:6:", said, StringComparison.Ordinal);
        Assert.Contains($"{outcomes.Path}:7:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reactions_show_what_first_touch_clocks_would_have_recorded_in_working_hours()
    {
        // Of Berlin's hours four: from 17:30 to 12:30 the next day, on the dot; from before opening to 13:00, touched after its band rose.
        using var reactions = new TemporaryFile(
            """
            {"event_id":"sample-020","verdict":"bad_score","reason":"Not a fit","at":"2026-11-12T15:00:00Z"}
            {"event_id":"sample-020","at":"2026-11-12T11:30:00Z"}
            {"event_id":"sample-011","at":"2026-11-10T12:31:00Z"}
            {"event_id":"sample-028","at":"2026-11-12T06:30:00Z"}
            {"event_id":"of nobody","at":"2026-11-12T06:30:00Z"}
            {"event_id":7,"at":"2026-11-12T06:30:00Z"}
            """
        );

        var (code, said) = await Replay(Sample, "--agreement", Agreement, "--reactions", reactions.Path);

        Assert.Equal(0, code);
        Assert.Contains("The reactions tell of 2 of these alerts", said, StringComparison.Ordinal);
        Assert.Matches(@"all +2 +1 +50\.0 %", said);
        Assert.Contains($"{reactions.Path}:6: expected an object with event_id and at", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Replay(params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.Run(["replay", .. args], output, input => [ReplayCommand.Of(input)]);
        return (code, output.ToString());
    }
}
