using HandoffBot.Agreements;
using HandoffBot.Store;

namespace HandoffBot.Operations.Commands;

/// <summary>What a start would meet in the database, found out by reading alone.</summary>
/// <param name="Faults">What would stop it.</param>
/// <param name="Notes">What it would change.</param>
/// <param name="Says">One sentence on what was found.</param>
internal sealed record DatabaseCheck(IReadOnlyList<string> Faults, IReadOnlyList<string> Notes, string Says)
{
    /// <summary>As a start says it.</summary>
    public static string CannotOpen(IConfiguration configuration, string message) =>
        $"The database that ConnectionStrings:HandoffBot names cannot be opened ({StoreModule.Place(configuration)}): {message}";

    public static async Task<DatabaseCheck> Run(IConfiguration configuration, AgreementReading reading)
    {
        var found = await DatabaseInspection.Run(configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault, default);
        if (found.Trouble is { } trouble)
        {
            return new DatabaseCheck([CannotOpen(configuration, trouble)], [], "The database was not read.");
        }

        List<string> faults = [.. found.Faults];
        var notes = new List<string>();
        if (found.Agreement is { } stored && reading.Agreement is { } agreement)
        {
            var succession = AgreementSuccession.Of(stored, reading.Text, agreement);
            if (succession.Refusal is { } refusal)
            {
                faults.Add($"{reading.File}: {refusal}");
            }
            else if (succession.IsNewer)
            {
                var against = $"{reading.File}: version {agreement.Version} will change, against version {stored.Version} in the database:";
                notes.AddRange(succession.Changes.Select(change => $"{against} {change}"));
            }
        }

        return new DatabaseCheck(faults, notes, $"Database: {found.Says}");
    }
}
