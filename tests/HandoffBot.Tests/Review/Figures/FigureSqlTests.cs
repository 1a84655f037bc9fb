using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Figures;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Whoever counts a report's figures by the SQL of the documentation finds the report's own.</summary>
public sealed class FigureSqlTests
{
    private const string Digest = "weekly:trial-pql/smb-trials:2026-11-16";
    private const string Audit = "monthly:trial-pql/smb-trials:2026-11-16";

    /// <summary>A seed, and what scores are given on: steps at whose end a band begins, and others.</summary>
    public static TheoryData<int, decimal, decimal, decimal> Scales =>
        new()
        {
            { 11, 0.01m, 0.85m, 0.7m },
            { 20261116, 0.01m, 0.6m, 0.35m },
            { 5, 0.01m, 0.8m, 0.3m },
            { 7, 0.05m, 4.1m, 2.25m },
            { 17, 0.1m, 8.5m, 7m },
            { 31, 0.00001m, 0.00085m, 0.0007m },
            { 13, 12.5m, 1000m, 700m },
        };

    [Theory]
    [InlineData(20261116)]
    [InlineData(7)]
    [InlineData(31)]
    public async Task The_documented_SQL_counts_what_the_digest_counts(int seed)
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(seed)).Live();

        var sql = await Held(test, Digest, await new ReviewWeek(test).Numbers());

        Assert.True(sql > 150, $"{sql} figures are too few to tell anything.");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(20261116)]
    [InlineData(5)]
    public async Task The_documented_SQL_counts_what_an_audit_counts(int seed)
    {
        await using var test = await TestDatabase.New();
        await new RandomMonths(test, new Random(seed)).Live();

        var numbers = await RandomMonths.Audit(test);
        // The audit before tells when its month began.
        await Store(test, $"{Audit}-before", numbers with { Period = numbers.Before.Opened });
        var sql = await Held(test, Audit, numbers);

        Assert.True(sql > 250, $"{sql} figures are too few to tell anything.");
    }

    [Theory, MemberData(nameof(Scales))]
    public async Task The_documented_SQL_counts_what_an_audit_counts_also_of_scores_that_are_no_whole_numbers(
        int seed,
        decimal unit,
        decimal hot,
        decimal warm
    )
    {
        await using var test = await TestDatabase.New();
        var scale = new ScoreScale(unit, hot, warm);
        await new RandomMonths(test, new Random(seed), scale).Live();

        var numbers = await RandomMonths.Audit(test, scale);
        await Store(test, $"{Audit}-before", numbers with { Period = numbers.Before.Opened });
        await Held(test, Audit, numbers, scale.Agreement);

        var ranges = NamedFigures.Of(numbers).Keys.Count(name => name.StartsWith("recalibration/", StringComparison.Ordinal));
        Assert.True(ranges >= 4, $"{ranges} figures of ranges of scores are too few to tell anything.");
    }

    [Theory]
    [InlineData(FigureSql.OfDigest)]
    [InlineData(FigureSql.OfAudit)]
    [InlineData(FigureSql.OfProofs)]
    public void The_bands_that_a_file_names_are_those_of_the_example_agreement(string file) =>
        Assert.Equal(
            FigureSql.Written(file),
            FigureSql.Text(file, AgreementYaml.ReadFile(Repository.File("docs/examples/course-intent.yaml")).Agreement!)
        );

    // How many SQL counts, each as the report does.
    private static async Task<int> Held(TestDatabase test, string key, DigestNumbers numbers, HandoffAgreement? agreement = null)
    {
        await Store(test, key, numbers);
        var sql = await FigureSql.Of(test.ConnectionString, key, agreement ?? SampleAgreement.Trials);
        var differences = FigureSql.Differences(NamedFigures.Of(numbers), sql);
        Assert.True(differences.Count == 0, string.Join("; ", differences));
        return sql.Count;
    }

    private static Task Store(TestDatabase test, string key, DigestNumbers numbers) =>
        test.Database.Write((db, _) => Task.FromResult(db.Digests.Add(RandomReviews.Digest(key, numbers))), default);
}
