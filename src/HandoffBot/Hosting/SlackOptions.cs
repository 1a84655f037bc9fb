using System.ComponentModel.DataAnnotations;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting;

/// <summary>The Slack app's credentials, and how Slack is reached.</summary>
public sealed class SlackOptions
{
    public SlackMode Mode { get; set; } = SlackMode.Http;

    public string? BotToken { get; set; }

    public string? SigningSecret { get; set; }

    /// <summary>Further secrets that may sign, beside <see cref="SigningSecret"/>, while the app's secret is rotated.</summary>
    public IList<string> SigningSecrets { get; } = [];

    public string? AppToken { get; set; }

    /// <summary>Base address of the Web API; ends in a slash.</summary>
    [WebAddress(ErrorMessage = "Write e.g. https://slack.com/api/, or leave it out.")]
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>Messages a minute that the workspace takes; Slack says "several hundred".</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Leave it out for 600, about what Slack allows a workspace.")]
    public int PostsPerMinute { get; set; } = 600;
}
