using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Testing.Hosts;

/// <summary>A folder with one file for each motion, and a workspace that runs under it. Routes of one name are in all of them.</summary>
public sealed class MotionFolder : IAsyncDisposable
{
    /// <summary>Id of the sample agreement: trials, reviewed on Monday by U0REV, routing by U0OPS, in C0EMEA and C0REVIEW.</summary>
    public const string Trials = "trial-pql/smb-trials";

    /// <summary>Id of the agreement on customers: another score, reviewed on Tuesday by U0CRM, routing by U0EXC, in C0EXP and
    /// C0EXPREV.</summary>
    public const string Expansion = "expansion/customers";

    private MotionFolder(string path) => Path = path;

    /// <summary>The second motion.</summary>
    public static string ExpansionText { get; } =
        SampleAgreement
            .Text.Replace("score: trial-pql", "score: expansion", StringComparison.Ordinal)
            .Replace("segment: smb-trials", "segment: customers", StringComparison.Ordinal)
            .Replace("Prioritise SDR follow-up for active trials", "Call customers that grow,", StringComparison.Ordinal)
            .Replace("routing_sla: U0OPS", "routing_sla: U0EXC", StringComparison.Ordinal)
            .Replace("weekly_review: U0REV", "weekly_review: U0CRM", StringComparison.Ordinal)
            .Replace("alerts: C0ALERTS, review: C0REVIEW", "alerts: C0EXP, review: C0EXPREV", StringComparison.Ordinal)
            .Replace("channel: C0EMEA", "channel: C0EXP", StringComparison.Ordinal)
            .Replace("Mon 09:00", "Tue 10:00", StringComparison.Ordinal);

    public string Path { get; }

    public TestApp App { get; private set; } = null!;

    /// <summary>Starts on the sample agreement and the one on customers, or on other files by name.</summary>
    public static async Task<MotionFolder> Start(string database = TestDatabase.Sqlite, params (string File, string Text)[] files)
    {
        var folder = new MotionFolder(Directory.CreateTempSubdirectory("handoffbot-motions-").FullName);
        foreach (var (file, text) in files.Length > 0 ? files : [("trials.yaml", SampleAgreement.Text), ("expansion.yaml", ExpansionText)])
        {
            await folder.Write(file, text);
        }

        folder.App = await TestApp.Start(
            database,
            MidweekClock.Sandbox(),
            settings: new KeyValuePair<string, string?>("Agreement:Path", folder.Path)
        );
        folder.App.Slack.Workspace.AddChannel("C0EXP", "expansion");
        folder.App.Slack.Workspace.AddChannel("C0EXPREV", "expansion-review");
        return folder;
    }

    /// <summary>The sample agreement, taking only leads of which this holds.</summary>
    public static string Taking(string condition, string segment) =>
        SampleAgreement.Text.Replace("segment: smb-trials", $"segment: {segment}\napplies_to: [\"{condition}\"]", StringComparison.Ordinal);

    /// <summary>Writes a file of the folder.</summary>
    public Task Write(string file, string text) => File.WriteAllTextAsync(System.IO.Path.Combine(Path, file), text);

    /// <summary>Takes a file out of the folder.</summary>
    public void Remove(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    /// <summary>Asks a subcommand in C0ALERTS and returns the answer once it says this.</summary>
    public async Task<EphemeralMessage> Ask(string user, string command, string says)
    {
        await App.Slack.User(user).Command("C0ALERTS", $"/handoff {command}");
        return await App.Note("C0ALERTS", user, says);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(Path, recursive: true);
    }
}
