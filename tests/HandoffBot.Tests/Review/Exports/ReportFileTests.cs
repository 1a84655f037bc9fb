using System.Text;
using System.Text.RegularExpressions;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Review.Figures;

namespace HandoffBot.Tests.Review.Exports;

/// <summary>The numbers of a report as files in its thread, for whoever presses the button under it.</summary>
public sealed partial class ReportFileTests
{
    private const string Send = "report_files";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_button_sends_what_the_command_line_prints_once(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        await Press(app, digest, "On their way to the thread");
        await Wait.Until(() => Files(app, digest).Count == 2);

        Assert.Equal(["Figures (CSV)", "Report (Markdown)"], Files(app, digest).Select(file => file.Title).Order());
        Assert.All(Files(app, digest), file => Assert.StartsWith("weekly-trial-pql-smb-trials-", file.Name, StringComparison.Ordinal));
        Assert.Equal(Undated((await app.Digest("--format", "csv")).Said), Undated(Content(app, digest, "CSV")));
        Assert.Equal(Undated((await app.Digest()).Said), Undated(Content(app, digest, "Markdown")));

        await Wait.Until(app.IsIdle);
        await Press(app, digest, "already");
        await Wait.Until(app.IsIdle);
        Assert.Equal(2, app.Slack.Calls.Count("files.completeUploadExternal"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_audit_brings_its_worksheet(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), AuditAgreement);
        await app.Flagged("Acme", "Not a fit");
        await app.Slack.User("U0REV").Command(ReviewDriver.Review, "/handoff audit now");
        var audit = await app.Message(ReviewDriver.Review, "This month so far");

        await Press(app, audit, "Worksheet (CSV)");
        await Wait.Until(() => Files(app, audit).Count == 3);

        Assert.All(
            Files(app, audit),
            file => Assert.Matches(@"^so-far-\d{4}-\d\d-\d\d-\d{4}-(figures|worksheet|report)\.(csv|md)$", file.Name)
        );

        Assert.StartsWith("\uFEFFQuestion,Answer,Owner,Next step\n", Content(app, audit, "Worksheet"), StringComparison.Ordinal);
        Assert.Contains("the worksheet, by agreement version", Content(app, audit, "Markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_scope_whoever_presses_is_told_what_to_do_and_once_it_is_granted_it_works()
    {
        var options = MidweekClock.Sandbox() with { Scopes = SandboxOptions.ManifestScopes.Remove("files:write") };
        await using var app = await TestApp.Start(slack: options, agreement: ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*1* posted");

        await Press(app, digest, "whoever manages the app adds the scope");
        await Wait.Until(app.IsIdle);

        Assert.Equal(0, app.Slack.Calls.Count("files.getUploadURLExternal"));
        app.Slack.Scopes = SandboxOptions.ManifestScopes;
        await Press(app, digest, "On their way to the thread");
        await Wait.Until(() => Files(app, digest).Count == 2);
    }

    private static string AuditAgreement { get; } =
        ReviewDriver.Agreement.Replace("retention:", "audit: { at: \"1st Mon 09:30\" }\nretention:", StringComparison.Ordinal);

    private static async Task Press(TestApp app, ChannelMessage report, string says)
    {
        await app.Slack.User("U0REV").Click(ReviewDriver.Review, report.Ts, new Click(Send));
        await app.Note(ReviewDriver.Review, "U0REV", says);
    }

    private static IReadOnlyList<SharedFile> Files(TestApp app, ChannelMessage report) =>
        [.. app.Slack.Workspace.Channel(ReviewDriver.Review).Messages.Where(one => one.ThreadTs == report.Ts).SelectMany(one => one.Files)];

    private static string Content(TestApp app, ChannelMessage report, string title) =>
        Encoding.UTF8.GetString(
            app.Slack.Files.Content(Files(app, report).Single(file => file.Title.Contains(title, StringComparison.Ordinal)).Id)!
        );

    // The moment until which things are known is when it was written.
    private static string Undated(string text) => Until().Replace(text.TrimStart('\uFEFF'), "").ReplaceLineEndings("\n");

    [GeneratedRegex(@"Known on [\d: -]+UTC", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Until();
}
