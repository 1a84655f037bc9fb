using HandoffBot.Agreements;
using HandoffBot.Feedback.Webhooks;
using HandoffBot.Hosting;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Operations.Commands;

/// <summary>What a start would meet in the database, found out by reading alone.</summary>
/// <param name="Faults">What would stop it.</param>
/// <param name="Notes">What it would change.</param>
/// <param name="Says">One sentence on what was found.</param>
internal sealed record DatabaseCheck(IReadOnlyList<string> Faults, IReadOnlyList<string> Notes, string Says)
{
    /// <summary>For a command that only reads, where there is nothing to read.</summary>
    public static string NotThere(IConfiguration configuration) =>
        $"There is no database at {StoreModule.Location(configuration)}. Start the host once, or name the database it uses in "
        + "ConnectionStrings:HandoffBot.";

    /// <summary>As a start says it.</summary>
    public static string CannotOpen(IConfiguration configuration, string message) =>
        $"The database that ConnectionStrings:HandoffBot names cannot be opened ({StoreModule.Location(configuration)}): {message}";

    public static async Task<DatabaseCheck> Run(IConfiguration configuration, AgreementSource source)
    {
        var found = await DatabaseInspection.Run(configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault, default);
        if (found.ConnectionError is { } trouble)
        {
            return new DatabaseCheck([CannotOpen(configuration, trouble)], [], "The database was not read.");
        }

        List<string> faults = [.. found.Faults];
        var notes = new List<string>();
        if (source.Faults.Count == 0)
        {
            var plan = ImportPlan.Of(source, [.. found.Agreements.Select(Stored)]);
            faults.AddRange(plan.Refusals);
            notes.AddRange(Changes(plan));
            notes.AddRange(plan.Behind);
        }

        notes.AddRange(await WebhookTroubles(configuration));

        return new DatabaseCheck(faults, notes, $"Database: {found.Summary}");
    }

    /// <summary>A version as the rules of succession take it.</summary>
    public static StoredAgreement Stored(InspectedAgreement row) =>
        new(
            row.Id,
            row.Version,
            row.Text,
            row.RetiredAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null,
            row.Origin is VersionOrigin.File ? null : new OutOfBandVersion(row.Origin, row.RolledBackTo, row.TextsSinceFile)
        );

    private static async Task<IReadOnlyList<string>> WebhookTroubles(IConfiguration configuration)
    {
        var targets = configuration
            .GetSection("Feedback:Webhooks")
            .GetChildren()
            .Select(one => new WebhookTarget(one["Name"] ?? "", one["Url"] ?? ""))
            .ToList();
        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
        if (targets.Count == 0 || StoreModule.OpenToRead(connection) is not { } database)
        {
            return [];
        }

        try
        {
            var now = TimeProvider.System.Now();
            return [.. (await WebhookBacklog.Of(database, targets, default)).Select(one => one.Trouble(now)).OfType<string>()];
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault))
        {
            // A database that is new, or of an earlier release, knows of no webhook yet.
            return [];
        }
        finally
        {
            await StoreModule.Close(database);
        }
    }

    private static IEnumerable<string> Changes(ImportPlan plan)
    {
        foreach (var one in plan.Candidates.Where(one => one.Succession is { Refusal: null, Behind: null }))
        {
            if (one.Stored is { } stored)
            {
                var against =
                    $"{one.Reading.File}: version {one.Agreement.Version} will change, against version {stored.Version} in the database:";
                foreach (var change in one.Succession.Changes)
                {
                    yield return $"{against} {change}";
                }
            }

            if (one.Returns)
            {
                yield return $"{one.Reading.File}: the agreement {one.Agreement.Id} had retired and will be in force again.";
            }
        }

        foreach (var gone in plan.Retiring)
        {
            yield return $"{plan.Source.Path}: the agreement {gone.Id}, in force by the database, will retire, for no file holds it.";
        }
    }
}
