using System.Diagnostics;
using HandoffBot.Agreements;
using HandoffBot.Review;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Time;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.RealLeads;

/// <summary>
/// Takes a past of real leads in by every door, lives its weeks, and compares each figure of each digest with what SQL counts in the same
/// database, with the rows behind it, and with the digest counted again at the end.
/// </summary>
public static class RealLeadsMeasure
{
    private const int Failed = 1;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        string[] paths = [arguments.Text("events", ""), arguments.Text("feedback", ""), arguments.Text("outcomes", "")];
        if (!paths.All(File.Exists))
        {
            await print.WriteLineAsync("--events, --feedback and --outcomes name the files of the past.");
            return 2;
        }

        var text = await File.ReadAllTextAsync(arguments.Text("agreement", Repository.File("docs/examples/course-intent.yaml")));
        if (arguments.Text("sample", "") is { Length: > 0 } sample)
        {
            text = text.Replace("review: { ", $"review: {{ sample: {sample}, ", StringComparison.Ordinal);
        }

        var agreement = AgreementYaml.Read(text).Agreement!;
        var files = await LeadFiles.Read(paths[0], paths[1], paths[2]);
        var watch = Stopwatch.StartNew();
        var isImported = await LeadImport.Check(files, paths, print);

        // An hour before the first event, so that its week is the first.
        var clock = new SandboxClock((files.Events[0].At - Duration.FromMinutes(30)).ToDateTimeOffset());
        var judge = new CaseJudge(files, byOutcome: arguments.Text("judge", "dispositions") == "outcomes");
        await using var app = await TestApp.Start(
            slack: new SandboxOptions { Clock = clock },
            agreement: text,
            settings: new KeyValuePair<string, string?>("Logging:Console:LogLevel:Default", "None")
        );
        var clicks = new LeadClicks(app, judge, agreement.Owners.WeeklyReview);
        await new LeadWeeks(app, files, agreement, clicks).Live(arguments.Number("digests", 15));

        var reports = await app.Database.Database.Read(
            (db, cancel) => db.Digests.AsNoTracking().OrderBy(row => row.To).ThenBy(row => row.Key).ToListAsync(cancel),
            default
        );
        var weekly = reports.Where(row => row.Key.StartsWith(PeriodicReport.Weekly.Prefix, StringComparison.Ordinal)).ToList();
        var checks = new LeadChecks(app, agreement);
        foreach (var report in reports)
        {
            await checks.Check(report);
        }

        await print.WriteLineAsync(
            $"Flagged in Slack: {clicks.Flags}; other feedback imported: {clicks.Others}. {reports.Count} reports, "
                + $"{weekly.Count} of them weekly; {checks.BySql:N0} figures compared with SQL, {checks.ByRows:N0} with their rows; "
                + $"differences: {checks.Differences.Count}. Lived in {watch.Elapsed.TotalSeconds:N0} s."
        );
        checks.Differences.ForEach(print.WriteLine);
        var warned = app
            .Log.Lines.Where(line => line.Level >= LogLevel.Warning)
            .Select(line => $"Logged: {line.Level}: {line.Text}")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        warned.ForEach(print.WriteLine);
        await print.WriteLineAsync();
        await new LeadRates(app, agreement, files, judge).Print(weekly, print);
        await print.WriteLineAsync();
        await new LeadProposals(app, agreement, files).Print(weekly, paths[0], print);
        await Keep(app, arguments.Text("keep", ""));
        return isImported && checks.Differences.Count == 0 && warned.Count == 0 ? 0 : Failed;
    }

    // The database, for whoever wants to ask it more.
    private static async Task Keep(TestApp app, string path)
    {
        if (path.Length > 0)
        {
            File.Copy(await app.Database.Backup(), path, overwrite: true);
        }
    }
}
