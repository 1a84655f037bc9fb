using HandoffBot.Agreements;
using HandoffBot.Bench.Campaign;
using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;

namespace HandoffBot.Bench.Seeding;

/// <summary>A filled database in a folder of its own, opened as the product opens it.</summary>
public sealed class SeededDatabase : IDisposable
{
    private readonly string _folder;
    private readonly SqliteDatabase _database;

    private SeededDatabase(string folder, SeedPlan plan) =>
        (_folder, Plan, _database) = (folder, plan, new SqliteDatabase($"Data Source={FileIn(folder)}"));

    /// <summary>For a host.</summary>
    public string ConnectionString => $"Data Source={FileIn(_folder)}";

    public static HandoffAgreement Agreement { get; } =
        AgreementYaml.Read(CampaignAgreement.Text(200)).Agreement
        ?? throw new InvalidOperationException("The bench's own agreement has faults.");

    public SeedPlan Plan { get; }

    public IDatabase Database => _database;

    public static async Task<SeededDatabase> Fill(SeedPlan plan)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
        await Seed.Fill(FileIn(folder), plan);
        return new SeededDatabase(folder, plan);
    }

    /// <summary>The sizes given as <c>--rows 10000,100000</c>.</summary>
    /// <param name="arguments">Of the measure.</param>
    /// <param name="otherwise">Where none are given.</param>
    public static IReadOnlyList<int> Sizes(Arguments arguments, string otherwise = "10000,100000,1000000") =>
        [
            .. arguments
                .Text("rows", otherwise)
                .Split(',')
                .Select(rows => int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "seeded.db");
}
