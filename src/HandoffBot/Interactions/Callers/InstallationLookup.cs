using HandoffBot.Publishing.Delivery;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Callers;

/// <summary>
/// Finds out, once after a start, which workspace and app the token belongs to. What came from Slack waits until it is known.
/// </summary>
internal sealed class InstallationLookup(SlackClient slack, SlackAvailability availability, WorkSignals signals, TimeProvider time)
    : BackgroundService
{
    // The publisher asks Slack who we are; its answer is there within milliseconds of a start, or when Slack is back.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(1);
    private volatile AppInstallation? _current;

    /// <summary>Null until Slack answered.</summary>
    public AppInstallation? Current => _current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookUp(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookUp(CancellationToken stop)
    {
        while (availability.Identity is null)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, stop);
        }

        var identity = availability.Identity;
        if (identity.AppId is not null || identity.BotId is not { } bot)
        {
            Set(identity, identity.AppId);
            return;
        }

        while (true)
        {
            var asked = await slack.BotInfo(bot, stop);
            // Without an answer the workspace alone is compared: the signing secret already belongs to one app.
            Set(identity, asked.Value?.AppId);
            if (asked.Failure is null or RequestRejected { Class: not SlackErrorClass.Transient })
            {
                return;
            }

            await Task.Delay(BetweenTries, time, stop);
        }
    }

    private void Set(SlackIdentity identity, string? app)
    {
        _current = new AppInstallation(identity.TeamId, identity.EnterpriseId, app);
        signals.SlackInbox.Notify();
    }
}
