using HandoffBot.Core.Agreement;
using HandoffBot.Operations;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HandoffBot.Agreements;

/// <summary>
/// Puts the agreement of the file in force, before any room that follows it runs. Each version is kept with what it changed;
/// the same version never comes to mean two things.
/// </summary>
public sealed partial class AgreementImport(
    IOptions<HandoffOptions> options, IDatabase database, CurrentAgreement current, TimeProvider time, ILogger<AgreementImport> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var reading = AgreementYaml.ReadFile(options.Value.Agreement.Path);
        if (reading.Agreement is not { } agreement)
            throw new StartRefusedException([.. reading.Faults.Select(reading.Say)]);

        var import = await database.Write((db, cancel) => Import(db, reading, agreement, cancel), cancellationToken);
        if (import.Refusal is { } refusal)
            throw new StartRefusedException([$"{reading.File}: {refusal}"]);
        current.Value = agreement;
        if (import.Changes is { } changes)
            Imported(agreement.Version, changes.Count == 0 ? "The first agreement." : string.Join(' ', changes));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<AgreementImported> Import(HandoffDb db, AgreementReading reading, HandoffAgreement agreement, CancellationToken cancel)
    {
        var stored = await db.Agreements.OrderByDescending(a => a.Version).FirstOrDefaultAsync(cancel);
        if (stored is null)
            return Keep(db, reading, agreement, []);

        // A version that this release can no longer read still counts; only what changed against it cannot be said.
        var known = AgreementYaml.Read(stored.Text).Agreement;
        var changes = known is null ? ["Version " + stored.Version + " was written for another release, so what changed since cannot be listed."] : AgreementDiff.Between(known, agreement);
        if (agreement.Version > stored.Version)
            return Keep(db, reading, agreement, changes);

        var same = known is null ? stored.Text == reading.Text : changes.Count == 0;
        return agreement.Version == stored.Version && same
            ? new AgreementImported(null, null)
            : new AgreementImported(null, Refusal(stored.Version, agreement.Version, changes));
    }

    private AgreementImported Keep(HandoffDb db, AgreementReading reading, HandoffAgreement agreement, IReadOnlyList<string> changes)
    {
        db.Agreements.Add(new AgreementRow { Version = agreement.Version, Text = reading.Text, ImportedAt = time.Now(), Changes = changes });
        return new AgreementImported(changes, null);
    }

    private static string Refusal(int stored, int given, IReadOnlyList<string> changes)
    {
        var what = changes.Count == 0 ? "It says the same as the version in force." : $"It differs from the version in force: {string.Join(' ', changes)}";
        return given == stored
            ? $"version {given} is already in force with other content. {what} Write version: {stored + 1} to put it in force."
            : $"version {given} is older than version {stored}, which is in force. {what} To go back to what it says, write version: {stored + 1}.";
    }

    [LoggerMessage(LogLevel.Information, "Agreement version {Version} is in force. {Changes}")]
    private partial void Imported(int version, string changes);

    /// <param name="Changes">Set when a version was imported.</param>
    /// <param name="Refusal">Set when it was refused.</param>
    private sealed record AgreementImported(IReadOnlyList<string>? Changes, string? Refusal);
}
