using HandoffBot.Agreements;
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
    private static async Task<int> Held(TestDatabase test, string key, DigestNumbers numbers)
    {
        await Store(test, key, numbers);
        var sql = await FigureSql.Of(test.ConnectionString, key, SampleAgreement.Trials);
        var differences = FigureSql.Differences(NamedFigures.Of(numbers), sql);
        Assert.True(differences.Count == 0, string.Join("; ", differences));
        return sql.Count;
    }

    private static Task Store(TestDatabase test, string key, DigestNumbers numbers) =>
        test.Database.Write((db, _) => Task.FromResult(db.Digests.Add(RandomReviews.Digest(key, numbers))), default);
}
