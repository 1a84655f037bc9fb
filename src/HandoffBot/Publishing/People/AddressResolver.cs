using System.Collections.Concurrent;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using NodaTime;

namespace HandoffBot.Publishing.People;

/// <summary>Where a message really goes: a channel as it is, a person by the conversation the bot has with them.</summary>
public sealed class AddressResolver(SlackClient slack, UserDirectory directory, MethodQuota quota, Backoff backoff, TimeProvider time)
{
    private const int TriesToFindSomebody = 5;
    private readonly ConcurrentDictionary<string, string> _conversations = new(StringComparer.Ordinal);

    /// <summary>Whether a message's channel names a person: a Slack user id or an e-mail address.</summary>
    /// <param name="channel">As the message names it.</param>
    public static bool IsPerson(string channel) => channel.Contains('@', StringComparison.Ordinal) || SlackIds.IsUser(channel);

    /// <summary>Whether Slack opens a conversation with the person now, whatever it said before.</summary>
    /// <param name="person">Slack user id or e-mail address.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> CanReach(string person, CancellationToken cancel)
    {
        if (await directory.UserId(person, cancel) is not { } user || !await quota.TryAcquire(SlackPaces.DirectMessages, cancel))
        {
            return false;
        }

        if (await slack.OpenDirectMessage(user, cancel) is not { Value: { } conversation })
        {
            _conversations.TryRemove(user, out _);
            return false;
        }

        _conversations[user] = conversation.Id;
        return true;
    }

    /// <summary>The channel id, or the outcome when there is none (yet).</summary>
    /// <param name="channel">As the message names it.</param>
    /// <param name="tries">How often it was tried, this time included.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<(string? Channel, DeliveryOutcome? Otherwise)> Resolve(string channel, int tries, CancellationToken cancel)
    {
        if (!IsPerson(channel))
        {
            return (channel, null);
        }

        var wait = backoff.After(tries, Duration.FromSeconds(1), Duration.FromMinutes(1));
        if (await directory.UserId(channel, cancel) is not { } user)
        {
            // A look-up that failed is not the same as nobody: only a stubborn one counts.
            return (
                null,
                tries < TriesToFindSomebody
                    ? new DeliveryOutcome.RetryLater("Slack could not say who that is", wait)
                    : new DeliveryOutcome.ChannelClosed(channel, "no Slack user has this address")
            );
        }

        if (_conversations.TryGetValue(user, out var known))
        {
            return (known, null);
        }

        if (!await quota.TryAcquire(SlackPaces.DirectMessages, cancel))
        {
            return (null, new DeliveryOutcome.RetryLater("conversations.open has to wait", wait, IsFailure: false));
        }

        var opened = await slack.OpenDirectMessage(user, cancel);
        if (opened.Value is { } conversation)
        {
            return (_conversations[user] = conversation.Id, null);
        }

        return (null, Classify(opened.Failure!, channel, wait));
    }

    private DeliveryOutcome Classify(SlackFailure failure, string channel, Duration wait) =>
        failure switch
        {
            RequestRateLimited limited => new DeliveryOutcome.RateLimited(
                SlackPaces.DirectMessages.Key,
                time.Now() + backoff.After(limited),
                limited.Reason
            ),
            RequestRejected { Class: SlackErrorClass.Workspace } refused => new DeliveryOutcome.WorkspaceClosed(refused.Error),
            RequestRejected { Class: SlackErrorClass.Transient } refused => new DeliveryOutcome.RetryLater(refused.Reason, wait),
            RequestRejected refused => new DeliveryOutcome.ChannelClosed(channel, refused.Error),
            _ => new DeliveryOutcome.RetryLater(failure.Reason, wait),
        };
}
