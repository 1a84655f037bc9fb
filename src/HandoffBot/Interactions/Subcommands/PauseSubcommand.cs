using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff pause</c>: stops the first-touch clock of an alert.</summary>
internal sealed class PauseSubcommand(ClockCommandHandler clock) : ISubcommand
{
    public string Name => "pause";

    public string Usage => "<account> because <reason>";

    public Markup Summary => $"Stop the first-touch clock of an account's alert (for the owners of response times and exceptions).";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var (subject, reason) = ClockCommandHandler.Parse(request.Rest, needsReason: true);
        return subject.Length == 0 || reason.Length == 0
            ? Task.FromResult<RequestAnswer>(
                Reply.Lines($"Pause what, and why? `/handoff pause acme.test because they asked us to call on Monday`.")
            )
            : clock.Answer(request, subject, Name, new AlertCommand.PauseClock(request.UserId, reason), cancel);
    }
}
