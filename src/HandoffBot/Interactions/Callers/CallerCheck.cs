using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Incoming;

namespace HandoffBot.Interactions.Callers;

/// <summary>Refuses whoever is not of the workspace the bot works for: people of another workspace or app, and guests.</summary>
internal sealed partial class CallerCheck(
    InstallationLookup installation,
    GuestLookup guests,
    TimeProvider time,
    ILogger<CallerCheck> log
)
{
    private readonly OutageTracker _refused = new(time);

    /// <summary>Whether it is known who may be answered; nothing is worked before.</summary>
    public bool IsReady => installation.Current is not null;

    /// <summary>Why the person is not answered; null when they are.</summary>
    public async Task<Reply?> Refusal(RequestContext context, PayloadOrigin origin, CancellationToken cancel)
    {
        if (installation.Current is not { } ours)
        {
            throw new InvalidOperationException("Nothing is worked before the installation is known.");
        }

        if (!ours.IsApp(origin))
        {
            Count("it is for another app");
            return new Reply.Ephemeral($"That was meant for another app, so nothing was changed. Please use that app's own button.");
        }

        if (!ours.IsMember(origin))
        {
            Count("it comes from another workspace");
            return new Reply.Ephemeral(
                $"I work for the members of one workspace, and you are not one of them, so nothing was changed. Please ask somebody of "
                    + $"that workspace to do it."
            );
        }

        if (await guests.IsUnnamedGuest(context.UserId, cancel))
        {
            Count("it comes from a guest whom no agreement names");
            return new Reply.Ephemeral(
                $"I do not work for guests of this workspace, so nothing was changed. Please ask a member, or have the agreement name "
                    + $"you."
            );
        }

        return null;
    }

    // At most one line a minute: whoever is refused may try again as often as they like.
    private void Count(string why)
    {
        _refused.Succeeded();
        if (_refused.Failed() is { } report)
        {
            LogRefused(why, report.Failures);
        }
    }

    [LoggerMessage(
        EventId = 1411,
        Level = LogLevel.Warning,
        Message = "A request from Slack was not worked: {Why}; {Count} such requests lately. Nothing was changed, and whoever sent it was "
            + "told"
    )]
    private partial void LogRefused(string why, long count);
}
