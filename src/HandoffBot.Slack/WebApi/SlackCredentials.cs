using System.Text;

namespace HandoffBot.Slack.WebApi;

/// <summary>Where Slack is and who we are there.</summary>
/// <param name="ApiBaseUrl">Ends in a slash, e.g. <c>https://slack.com/api/</c>; a missing slash is added.</param>
/// <param name="BotToken">The bot's token, <c>xoxb-…</c>. Goes to <paramref name="ApiBaseUrl"/> and nowhere else.</param>
public sealed record SlackCredentials(Uri ApiBaseUrl, string BotToken)
{
    /// <summary>The app-level token, <c>xapp-…</c>; needed for Socket Mode only.</summary>
    public string? AppToken { get; init; }

    /// <summary>How long one call may take, from asking to the last byte of the answer. More than zero.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The address of a Web API method.</summary>
    public Uri MethodUrl(string method)
    {
        var root = ApiBaseUrl.AbsoluteUri;
        return new Uri((root.EndsWith('/') ? root : root + "/") + method);
    }

    // A record prints its members: tokens must not end up in a log that way.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("ApiBaseUrl = ").Append(ApiBaseUrl);
        return true;
    }
}
