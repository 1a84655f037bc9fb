using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Misses;

/// <summary><c>/handoff missed</c>: why somebody saw no alert.</summary>
internal sealed class MissedSubcommand(NoAlertReply why) : ISubcommand
{
    public string Name => "missed";

    public string Usage => "<account>";

    public Markup Summary => $"Why there was no alert for an account, and a button to report that there should have been one.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        request.Rest.Length == 0
            ? Reply.Lines($"Missed what? Say an account's id, name or domain: `/handoff missed acme.test`.")
            : await why.Of(request.Rest, cancel);
}
