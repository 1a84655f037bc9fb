using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HandoffBot.Tests.Agreements;

public sealed class AgreementImportTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task A_higher_version_is_kept_with_what_it_changed(string kind)
    {
        await using var database = await TestDatabase.New(kind);
        var second = DocumentedAgreement
            .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("from: 85", "from: 90", StringComparison.Ordinal);

        Assert.Equal(1, (await Import(database, DocumentedAgreement.Text)).Only!.Version);
        Assert.Equal(90, (await Import(database, second)).Only!.Bands[0].From);

        var stored = await Stored(database);
        Assert.Empty(stored[0].Changes);
        Assert.Equal(["Band \"hot\": lowest score is now 90, was 85."], stored[1].Changes);
        Assert.Equal(second, stored[1].Text);
    }

    [Fact]
    public async Task The_same_version_with_the_same_meaning_is_taken_however_it_is_laid_out()
    {
        await using var database = await TestDatabase.New();
        await Import(database, DocumentedAgreement.Text);

        var current = await Import(
            database,
            "# read aloud on Monday\n"
                + DocumentedAgreement.Text.Replace(
                    "freshness: { fresh: 2h, stale: 3d }",
                    "freshness:\n  fresh: 120m\n  stale: 72h",
                    StringComparison.Ordinal
                )
        );

        Assert.Equal(1, current.Only!.Version);
        Assert.Equal(DocumentedAgreement.Text, Assert.Single(await Stored(database)).Text);
    }

    [Fact]
    public async Task The_same_version_with_other_content_is_refused_with_the_difference_and_the_way_on()
    {
        await using var database = await TestDatabase.New();
        await Import(database, DocumentedAgreement.Text);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Import(database, DocumentedAgreement.With("from: 85", "from: 90"))
        );

        Assert.Contains("version 1 is already in force with other content", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Band \"hot\": lowest score is now 90, was 85.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Write version: 2", refused.Message, StringComparison.Ordinal);
        Assert.Single(await Stored(database));
    }

    [Fact]
    public async Task A_lower_version_is_refused_and_the_way_back_explained()
    {
        await using var database = await TestDatabase.New();
        await Import(database, DocumentedAgreement.With("version: 1", "version: 7"));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Import(database, DocumentedAgreement.With("version: 1", "version: 6"))
        );

        Assert.Contains("version 6 is older than version 7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("write version: 8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsound_file_stops_the_start_with_every_fault_and_changes_nothing()
    {
        await using var database = await TestDatabase.New();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Import(
                database,
                DocumentedAgreement
                    .Text.Replace("from: 85", "from: high", StringComparison.Ordinal)
                    .Replace("C0REVIEW", "review", StringComparison.Ordinal)
            )
        );

        Assert.Equal(2, refused.Reasons.Count);
        Assert.Empty(await Stored(database));
    }

    [Fact]
    public async Task A_stored_version_no_release_can_read_any_more_does_not_stop_the_next_one()
    {
        await using var database = await TestDatabase.New();
        await Store(database, "of: old");

        await Import(database, DocumentedAgreement.With("version: 1", "version: 2"));

        Assert.Contains("cannot be listed", Assert.Single((await Stored(database))[1].Changes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_whose_example_comes_out_otherwise_keeps_the_host_from_starting()
    {
        await using var database = await TestDatabase.New();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Import(database, DocumentedAgreement.With("matches: student", "matches: pupil"))
        );

        Assert.Contains("examples[0].expect: \"a student is suppressed\" is expected", refused.Message, StringComparison.Ordinal);
        Assert.Contains("passed disqualify: contact.title = \"PhD student\". Not \"Student\".", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await Stored(database));
    }

    [Fact]
    public async Task What_is_stored_is_followed_though_its_example_came_out_otherwise_today()
    {
        await using var database = await TestDatabase.New();
        await Store(database, DocumentedAgreement.With("matches: student", "matches: pupil"));

        var current = await Import(database, DocumentedAgreement.With("version: 1", "version: 2"));

        Assert.Equal(2, current.Only!.Version);
        Assert.Contains((await Stored(database))[1].Changes, change => change.Contains("pupil", StringComparison.Ordinal));
    }

    private static async Task<AgreementRegistry> Import(TestDatabase database, string text)
    {
        using var file = new TemporaryFile(text);
        var options = Options.Create(new HandoffOptions { Agreement = { Path = file.Path } });
        var current = new AgreementRegistry();
        var import = new AgreementImport(
            options,
            database.Database,
            current,
            (_, _) => Task.FromResult<IReadOnlyList<OwnerGap>>([]),
            TimeProvider.System,
            NullLogger<AgreementImport>.Instance
        );
        await new StartupAgreementImport(import).StartAsync(default);
        return current;
    }

    private static Task Store(TestDatabase database, string text) =>
        database.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Agreements.Add(
                        new AgreementRow
                        {
                            Agreement = "trial-pql/smb-trials",
                            Version = 1,
                            Text = text,
                            ImportedAt = TimeProvider.System.Now(),
                            Changes = [],
                        }
                    )
                ),
            default
        );

    private static Task<List<AgreementRow>> Stored(TestDatabase database) =>
        database.Database.Read((db, cancel) => db.Agreements.OrderBy(a => a.Version).ToListAsync(cancel), default);
}
