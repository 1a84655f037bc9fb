using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>What tests of fields that come without a score look at.</summary>
internal static class LeadFieldsDriver
{
    /// <summary>The e-mail address of the one alert there is.</summary>
    public static Task<string?> AlertedAddress(this TestApp app) =>
        app.Database.Database.Read(
            async (db, cancel) => (await db.Alerts.Select(row => row.Alert).SingleAsync(cancel)).Lead.Contact.Email,
            default
        );

    /// <summary>What a rep is answered, once it says something.</summary>
    public static async Task<string> Ask(this TestApp app, string command, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff {command}");
        return (await app.Note("C0ALERTS", "U0REP1", says)).Text;
    }
}
