using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff resume</c>: lets a paused first-touch clock run on.</summary>
internal sealed class ResumeSubcommand(ClockCommandHandler clock) : ISubcommand
{
    public string Name => "resume";

    public string Usage => "<account> [because <reason>]";

    public Markup Summary => $"Let a paused first-touch clock run on.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var (subject, reason) = ClockCommandHandler.Parse(request.Rest, needsReason: false);
        return subject.Length == 0
            ? Task.FromResult<RequestAnswer>(Reply.Lines($"Resume what? Say an account's id, name or domain: `/handoff resume acme.test`."))
            : clock.Answer(request, subject, Name, new AlertCommand.ResumeClock(request.UserId, reason), cancel);
    }
}
