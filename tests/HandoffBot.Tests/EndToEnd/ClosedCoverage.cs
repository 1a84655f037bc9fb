using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A coverage in whose time zone it is a little after noon, at whatever hour the test runs, and that opens at two.</summary>
internal sealed record ClosedCoverage(string Zone, Instant OpensAt)
{
    public static ClosedCoverage Now()
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc();
        var ahead = 12 - now.Hour;
        var zone = ahead == 0 ? "Etc/GMT" : $"Etc/GMT{(ahead > 0 ? '-' : '+')}{Math.Abs(ahead)}";
        return new(zone, now.Date.At(new LocalTime(now.Hour, 0)).InUtc().ToInstant() + Duration.FromHours(2));
    }

    public string Agreement(string more = "released_a_minute: 6") =>
        SampleAgreement
            .Text.Replace(
                "routing:\n",
                $$"""
                coverage:
                  emea: { timezone: {{Zone}}, hours: "Mon-Sun 14:00-16:00", wait_for_opening: true, {{more}} }
                routing:

                """,
                StringComparison.Ordinal
            )
            .Replace("channel: C0EMEA }", "channel: C0EMEA, coverage: emea }", StringComparison.Ordinal);

    /// <summary>Lets the time pass until it is open.</summary>
    public async Task Opens(TestApp app)
    {
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(OpensAt.ToDateTimeOffset() - app.Slack.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Sends an event of a lead and reads what became of it.</summary>
    public static async Task<(string? Outcome, string? Rule, string Reason)> Send(TestApp app, string account, decimal score)
    {
        var decision = await app.Decide(
            new SampleEvent($"evt-{account}")
            {
                Account = account,
                Name = $"{account} Ltd",
                Score = score,
            }
        );
        return (
            decision.GetProperty("outcome").GetString(),
            decision.GetProperty("rule").GetString(),
            decision.GetProperty("reason").GetString()!
        );
    }

    /// <summary>How many leads wait for opening.</summary>
    public static Task<int> Waiting(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.OpeningWaits.CountAsync(cancel), default);
}
