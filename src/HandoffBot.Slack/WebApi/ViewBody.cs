using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.WebApi;

/// <summary>The body of views.* methods. Null values are not sent.</summary>
internal sealed record ViewBody(View View)
{
    public string? TriggerId { get; init; }

    public string? ViewId { get; init; }

    public string? UserId { get; init; }
}
