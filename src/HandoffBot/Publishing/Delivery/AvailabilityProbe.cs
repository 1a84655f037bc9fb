using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Asks Slack whether what it closed is open again: the workspace after a revoked token, a channel after it was
/// archived.</summary>
public sealed partial class AvailabilityProbe(
    SlackClient slack,
    IDatabase database,
    SlackAvailability availability,
    AddressResolver addresses,
    MessageLinks links,
    Backoff backoff,
    WorkSignals signals,
    TimeProvider time,
    ILogger<AvailabilityProbe> log
)
{
    private static readonly Duration First = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private static readonly Duration BetweenChannels = Duration.FromMinutes(1);
    private const int MostChannels = 20;
    private int _attempts;
    private Instant _nextWorkspaceProbe = Instant.MinValue;
    private Instant _nextChannelProbe = Instant.MinValue;

    /// <summary>Runs the probes that are due. Never waits longer than a call takes.</summary>
    /// <param name="workspaceClosed">Why the workspace is closed; null while it is open.</param>
    /// <param name="isProbeDue">Slack did not answer lately, and nothing is sent until it does.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether Slack was asked for the workspace and answered.</returns>
    public async Task<bool> Run(string? workspaceClosed, bool isProbeDue, CancellationToken cancel)
    {
        var answered = false;
        var now = time.Now();
        if (workspaceClosed is not null)
        {
            availability.MarkUnavailable(workspaceClosed);
        }

        if ((availability.UnavailableReason is not null || isProbeDue) && _nextWorkspaceProbe.HasCome(now, Longest))
        {
            answered = await ProbeWorkspace(workspaceClosed, now, cancel);
        }

        if (workspaceClosed is null && _nextChannelProbe.HasCome(now, BetweenChannels))
        {
            _nextChannelProbe = now + BetweenChannels;
            await ProbeChannels(now, cancel);
        }

        return answered;
    }

    private async Task<bool> ProbeWorkspace(string? closed, Instant now, CancellationToken cancel)
    {
        var asked = await slack.AuthTest(cancel);
        if (asked.Value is not { } identity)
        {
            _nextWorkspaceProbe = now + backoff.After(++_attempts, First, Longest);
            availability.MarkUnavailable(asked.Failure!.Reason);
            return false;
        }

        _attempts = 0;
        if (closed is not null)
        {
            await database.Write((db, token) => RateLimitStore.Reopen(db, DeliveryStore.WorkspaceKey, token), cancel);
            signals.Messages.Notify();
        }

        if (identity.Url is { } url)
        {
            links.Know(url);
        }

        availability.Recognize(identity);
        return true;
    }

    // A person is no channel: what tells is whether a conversation with them can be opened.
    private async Task<bool> IsOpen(string channel, CancellationToken cancel) =>
        AddressResolver.IsPerson(channel)
            ? await addresses.CanReach(channel, cancel)
            : await slack.ConversationInfo(channel, cancel) is { Value: { IsArchived: false, IsMember: true } };

    private async Task ProbeChannels(Instant now, CancellationToken cancel)
    {
        var prefix = SlackPaces.Channel("");
        var latest = now + ChannelFailover.RecheckInterval;
        var closed = await database.Read(
            (db, token) => RateLimitStore.ToLookAt(db, prefix, now, latest, MostChannels, token),
            cancel
        );
        foreach (var key in closed)
        {
            var open = await IsOpen(key[prefix.Length..], cancel);
            await database.Write(
                async (db, token) =>
                {
                    if (open)
                    {
                        await RateLimitStore.Reopen(db, key, token);
                    }
                    else
                    {
                        await RateLimitStore.Reserve(
                            db,
                            new Dictionary<string, Instant>(StringComparer.Ordinal) { [key] = now + ChannelFailover.RecheckInterval },
                            token
                        );
                    }

                    return true;
                },
                cancel
            );
            if (open)
            {
                Reopened(log, key[prefix.Length..]);
            }
        }
    }

    [LoggerMessage(EventId = 1204, Level = LogLevel.Information, Message = "Channel {Channel} takes posts again")]
    private static partial void Reopened(ILogger log, string channel);
}
