using System.Globalization;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Publishing.Messages;

/// <summary>
/// Links to messages, computed from the address of the workspace. Slack is asked for one only while it has not named the address.
/// </summary>
public sealed class MessageLinks(SlackClient slack, TimeoutBudget budget)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(2);
    private volatile string? _root;

    /// <summary>Takes the address of the workspace, as auth.test names it.</summary>
    /// <param name="url">E.g. <c>https://example.slack.com/</c>.</param>
    public void Know(Uri url) => _root = url.AbsoluteUri.EndsWith('/') ? url.AbsoluteUri : url.AbsoluteUri + "/";

    /// <summary>Opens the message in Slack; null when Slack does not say how.</summary>
    public async Task<string?> To(string? channel, string? ts, CancellationToken cancel)
    {
        if (channel is not { Length: > 0 } || ts is not { Length: > 0 })
        {
            return null;
        }

        var path = string.Create(CultureInfo.InvariantCulture, $"archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}");
        if (_root is { } root)
        {
            return root + path;
        }

        if (budget.Left(WaitLimit) is not { Ticks: > 0 } left)
        {
            return null;
        }

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(left);
        try
        {
            if (await slack.Permalink(channel, ts, soon.Token) is not { Value.Url: { } url })
            {
                return null;
            }

            if (url.AbsoluteUri.EndsWith(path, StringComparison.Ordinal))
            {
                _root = url.AbsoluteUri[..^path.Length];
            }

            return url.AbsoluteUri;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Words that open the message, or the words alone.</summary>
    public async Task<Markup> Words(Markup words, string? channel, string? ts, CancellationToken cancel) =>
        Markup.Link(await To(channel, ts, cancel), words);
}
