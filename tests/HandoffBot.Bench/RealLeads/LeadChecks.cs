using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Digests;
using HandoffBot.Review;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Figures;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Bench.RealLeads;

/// <summary>Counts each stored report in other ways: by SQL, by <c>digest</c> long after, and by the rows behind each figure.</summary>
internal sealed class LeadChecks(TestApp app, HandoffAgreement agreement)
{
    /// <summary>Figures compared with SQL.</summary>
    public int BySql { get; private set; }

    /// <summary>Figures compared with their rows.</summary>
    public int ByRows { get; private set; }

    /// <summary>What differs, a line each.</summary>
    public List<string> Differences { get; } = [];

    public async Task Check(DigestRow digest)
    {
        var numbers = ReportCompiler.Numbers(digest);
        if (!PeriodicReport.IsPreview(digest.Key))
        {
            var named = NamedFigures.Of(numbers);
            var sql = await FigureSql.Of(app.Database.ConnectionString, digest.Key, agreement);
            BySql += named.Count;
            Differences.AddRange(FigureSql.Differences(named, sql).Select(one => $"{digest.Key}: {one}"));
        }

        foreach (var figure in DigestFigures.Of(numbers))
        {
            var page = await app.Database.Database.Read(
                (db, cancel) => FigurePage.Read(db, digest.Key, figure.Id, _ => agreement, int.MaxValue, cancel),
                default
            );
            ByRows++;
            if (page?.Count != figure.Rows)
            {
                Differences.Add($"{digest.Key}: {figure.Id} counts {figure.Rows} and leads to {page?.Count}");
            }
        }

        var said = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.Run(
            ["digest", digest.Key, $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            said,
            input => [DigestCommand.Of(input, app.Slack.Clock)]
        );
        if (code != 0 || !said.ToString().Contains("Counted again from the records: the same numbers.", StringComparison.Ordinal))
        {
            Differences.Add($"{digest.Key}: {string.Join(' ', said.ToString().Split('\n').Take(2))}");
        }
    }
}
