using System.Text.RegularExpressions;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Every number that a report tells leads to rows, or is named among those that cannot.</summary>
public sealed partial class DocumentedFigureTests
{
    private static readonly string[] WithoutRows =
    [
        "band_order",
        "band_change",
        "score_shift",
        "signal_shift",
        "holdout_lift",
        "before_after_first_contact",
        "before_after_opportunities",
    ];

    // What a report holds, and with what the ids of its figures begin; null where it is no count of records.
    private static readonly Dictionary<string, string?> Parts = new(StringComparer.Ordinal)
    {
        ["Period"] = null,
        ["AgreementVersion"] = null,
        ["Alerts"] = DigestFigures.Period,
        ["ByBand"] = DigestFigures.Period,
        ["BadScores"] = DigestFigures.Verdicts,
        ["Before"] = DigestFigures.Before,
        ["OutcomesBefore"] = DigestFigures.Outcomes,
        ["Flags"] = DigestFigures.Flags,
        ["Stopped"] = DigestFigures.Stopped,
        ["DataIssues"] = DigestFigures.DataIssues,
        ["Captured"] = DigestFigures.Captured,
        ["ContactReports"] = DigestFigures.ContactReports,
        ["CrmUpdates"] = DigestFigures.CrmUpdates,
        ["Load"] = DigestFigures.Load,
        ["OwnerRules"] = DigestFigures.Returned,
        ["Reviewed"] = DigestFigures.Reviewed,
        ["Missed"] = DigestFigures.Missed,
        ["Authority"] = DigestFigures.Authority,
        // Told in the digest's thread, each with its own evidence.
        ["Search"] = null,
        ["TakenBack"] = null,
        // Nobody is to look the accounts up.
        ["Holdout"] = null,
        ["Metrics"] = MetricFigures.Known,
        ["IsEmpty"] = null,
        ["FirstContact"] = MetricFigures.FirstContact,
        ["Conversion"] = MetricFigures.Known,
        ["Pipeline"] = MetricFigures.Stuck,
        ["Quality"] = MetricFigures.Completeness,
        ["Drift"] = MetricFigures.BandNow,
        ["Lags"] = MetricFigures.Lag,
    };

    [Fact]
    public async Task Every_metric_that_is_defined_leads_to_rows_or_is_named_as_one_that_cannot()
    {
        var text = await File.ReadAllTextAsync(Repository.File("docs/metrics.md"));
        var names = Defined().Matches(text).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(NameOf).ToList();
        var parts = (await Ids()).SelectMany(id => id.Split('/')).ToHashSet(StringComparer.Ordinal);

        Assert.True(names.Count > 25, $"{names.Count} names are too few to be all.");
        Assert.Equal(WithoutRows.Order(), names.Where(name => !parts.Contains(name)).Order());
        Assert.Equal(WithoutRows.Order(), Listed().Matches(text).Select(NameOf).Order());

        static string NameOf(Match match) => match.Groups["name"].Value;
    }

    [Fact]
    public async Task Every_part_of_a_report_has_figures_or_is_known_to_have_none()
    {
        var ids = await Ids();
        var parts = typeof(DigestNumbers).GetProperties().Concat(typeof(AuditMetrics).GetProperties()).Select(part => part.Name);

        Assert.Equal(Parts.Keys.Order(), parts.Order());
        Assert.Equal([], Parts.Values.OfType<string>().Where(first => !ids.Any(id => id.Split('/')[0] == first)));
    }

    private static async Task<List<string>> Ids()
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(11)).Live();
        DigestNumbers[] reports = [await new ReviewWeek(test).Numbers(), await RandomMonths.Audit(test)];
        return [.. reports.SelectMany(DigestFigures.Of).Select(figure => figure.Id)];
    }

    [GeneratedRegex(@"^\| (?<names>`[a-z_]+`( · `[a-z_]+`)*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Defined();

    [GeneratedRegex("`(?<name>[a-z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^- `(?<name>[a-z_]+)` leads to no rows", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();
}
