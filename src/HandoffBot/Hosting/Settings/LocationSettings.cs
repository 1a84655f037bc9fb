using System.Data.Common;

namespace HandoffBot.Hosting.Settings;

/// <summary>Validates the keys that hold locations (the addresses to listen on, and the database), and what is told of the agreement's
/// file.</summary>
internal static class LocationSettings
{
    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        foreach (var url in ListenAddresses.Split(configuration["Urls"]).Where(url => !ListenAddresses.IsValid(url)))
        {
            faults.Add(
                new SettingsFault(
                    "Urls",
                    $"\"{url}\" is no address to listen on.",
                    "Write e.g. http://127.0.0.1:5080, or http://*:8080 for every address of this machine."
                )
            );
        }

        if (configuration["Agreement:TellPlan"] is { } tells && !bool.TryParse(tells, out _))
        {
            faults.Add(new SettingsFault("Agreement:TellPlan", $"\"{tells}\" is neither true nor false.", "Write true, or leave it out."));
        }

        if (configuration.GetConnectionString("HandoffBot") is { } connection && !Connects(connection))
        {
            faults.Add(
                new SettingsFault(
                    "ConnectionStrings:HandoffBot",
                    "It names no database.",
                    "Write \"Data Source=handoffbot.db\" for the embedded one, or \"Host=…;Database=…;Username=…;Password=…\" for "
                        + "PostgreSQL."
                )
            );
        }
    }

    private static bool Connects(string connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return parts.ContainsKey("Host")
                || parts.ContainsKey("Server")
                || parts.ContainsKey("Data Source")
                || parts.ContainsKey("DataSource")
                || parts.ContainsKey("Filename");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
