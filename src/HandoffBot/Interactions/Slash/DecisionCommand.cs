using HandoffBot.Agreements;
using HandoffBot.Interactions.Working;
using HandoffBot.Publishing.Cards;
using Directory = HandoffBot.Publishing.Directory;

namespace HandoffBot.Interactions.Slash;

/// <summary><c>/handoff decision</c>: the one sentence.</summary>
internal sealed class DecisionCommand(CurrentAgreement agreement, Directory directory) : ISubcommand
{
    public string Name => "decision";

    public string Usage => "";

    public string Does => "What this score changes, and what it leaves alone.";

    public async Task<Answer> Answer(Question question, CancellationToken cancel)
    {
        var agreed = agreement.Value;
        return Reply.Lines(
            $"*What this score changes:* {Wording.Safe(agreed.Decision, 1000)}",
            $"*What stays unchanged:* {Wording.Safe(agreed.Unchanged, 1000)}",
            $"Score *{Wording.Safe(agreed.Score, 100)}* · segment *{Wording.Safe(agreed.Segment, 100)}* · score owner {await directory.Mention(agreed.Owners.Model, cancel)}",
            "`/handoff agreement` shows the rules, `/handoff authority` what may be acted on now.");
    }
}
