using System.Text;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// The address of the Web API and the tokens that authorize calls to it. Printing it shows the address alone, so that no
/// token reaches a log. Source: Slack's "Using the Slack Web API" and "Tokens".
/// </summary>
public sealed record SlackCredentials
{
    private readonly TimeSpan _deadline = TimeSpan.FromSeconds(10);

    /// <summary>Creates credentials without an app-level token and with a deadline of 10 seconds.</summary>
    /// <param name="apiBaseUrl">
    /// Absolute http or https address, e.g. <c>https://slack.com/api/</c>; a missing slash at its end is added.
    /// </param>
    /// <param name="botToken">
    /// The bot token, <c>xoxb-…</c>. It is sent to <paramref name="apiBaseUrl"/> and nowhere else. Every call with an empty one
    /// ends as <see cref="RequestNotSent"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="apiBaseUrl"/> is not an absolute http or https address.</exception>
    public SlackCredentials(Uri apiBaseUrl, string botToken)
    {
        ArgumentNullException.ThrowIfNull(apiBaseUrl);
        ArgumentNullException.ThrowIfNull(botToken);
        if (!apiBaseUrl.IsAbsoluteUri || (apiBaseUrl.Scheme != Uri.UriSchemeHttp && apiBaseUrl.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("The address must be absolute, of scheme http or https.", nameof(apiBaseUrl));
        }

        (ApiBaseUrl, BotToken) = (apiBaseUrl, botToken);
    }

    /// <summary>The address below which the methods are.</summary>
    public Uri ApiBaseUrl { get; }

    /// <summary>The bot token.</summary>
    public string BotToken { get; }

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>; null unless Socket Mode is used.</summary>
    public string? AppToken { get; init; }

    /// <summary>How long one call may take, from sending the request to the last byte of the response.</summary>
    /// <value>More than zero; 10 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan Deadline
    {
        get => _deadline;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _deadline = value;
        }
    }

    /// <summary>The address of a Web API method.</summary>
    /// <param name="method">Name of the method, e.g. <c>chat.postMessage</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="method"/> is null or empty.</exception>
    public Uri MethodUrl(string method)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        var root = ApiBaseUrl.AbsoluteUri;
        return new Uri((root.EndsWith('/') ? root : root + "/") + method);
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("ApiBaseUrl = ").Append(ApiBaseUrl);
        return true;
    }
}
