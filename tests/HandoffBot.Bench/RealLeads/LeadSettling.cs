using HandoffBot.Hosting;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.RealLeads;

/// <summary>Lets the host do all that is due before time goes on; the clock moves by seconds meanwhile, for Slack takes one message a
/// second in a channel.</summary>
internal static class LeadSettling
{
    private const int MostSeconds = 900;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task Of(TestApp app)
    {
        var seconds = 0;
        while (seconds < MostSeconds)
        {
            if (!await app.IsIdle(default))
            {
                await Task.Delay(Pause);
            }
            else if (await IsDone(app))
            {
                return;
            }
            else
            {
                app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
                seconds++;
                await Task.Delay(Pause);
            }
        }

        throw new InvalidOperationException($"The host was still at work after {MostSeconds} seconds.");
    }

    private static Task<bool> IsDone(TestApp app)
    {
        var now = app.Slack.Clock.Now();
        return app.Database.Database.Read(
            async (db, token) =>
                !await db.Alerts.AnyAsync(alert => alert.NextDueAt <= now, token)
                && !await db.OpeningWaits.AnyAsync(wait => wait.DueAt <= now, token)
                && !await db.Messages.AnyAsync(
                    message => message.State != MessageState.Abandoned && message.PostedRevision != message.WantedRevision,
                    token
                ),
            default
        );
    }
}
