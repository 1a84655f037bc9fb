using HandoffBot.Agreements;
using HandoffBot.Core.Review;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Figures;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>Whoever counts a digest's figures by the SQL of the documentation finds the digest's own.</summary>
public sealed class FigureSqlTests
{
    private const string Digest = "weekly:trial-pql/smb-trials:2026-11-16";

    [Theory]
    [InlineData(20261116)]
    [InlineData(7)]
    [InlineData(31)]
    public async Task The_documented_SQL_counts_what_the_digest_counts(int seed)
    {
        await using var test = await TestDatabase.New();
        var week = new ReviewWeek(test);
        await RandomWeeks.Live(week, new Random(seed));
        var numbers = await week.Numbers();
        await Stored(test, numbers);

        var sql = await FigureSql.Of(test.ConnectionString, Digest, SampleAgreement.Trials);

        Assert.Equal([], FigureSql.Differences(NamedFigures.Of(numbers), sql));
        Assert.True(sql.Count > 40, $"{sql.Count} figures are too few to tell anything.");
    }

    [Fact]
    public void The_bands_that_the_file_names_are_those_of_the_example_agreement() =>
        Assert.Equal(
            FigureSql.Written(),
            FigureSql.Text(AgreementYaml.ReadFile(Repository.File("docs/examples/course-intent.yaml")).Agreement!)
        );

    private static Task Stored(TestDatabase test, DigestNumbers numbers) =>
        test.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Digests.Add(
                        new DigestRow
                        {
                            Key = Digest,
                            Agreement = SampleAgreement.Trials.Id,
                            From = numbers.Period.From,
                            To = numbers.Period.To,
                            CompiledAt = numbers.Period.To,
                            Numbers = DocumentFormats.DigestNumbers.Write(numbers),
                        }
                    )
                ),
            default
        );
}
