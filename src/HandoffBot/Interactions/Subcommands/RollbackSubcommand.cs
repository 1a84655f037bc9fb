using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff rollback</c>: the agreement as it was before, in one command.</summary>
internal sealed class RollbackSubcommand(AgreementArgument argument, AgreementRollback rollback, UserDirectory directory) : ISubcommand
{
    private const int MostChanges = 20;

    public string Name => "rollback";

    public string Usage => argument.Usage;

    public Markup Summary => $"Puts the agreement back to what it said before (for the owner of routing).";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Meant(request.Rest) switch
        {
            [] => argument.Unknown(request.Rest),
            [var agreed] => await Back(agreed, request.UserId, cancel),
            _ => argument.Which(Name),
        };

    private async Task<Reply> Back(HandoffAgreement agreed, string userId, CancellationToken cancel)
    {
        var owner = agreed.Owners.RoutingSla;
        if (userId != await directory.UserId(owner, cancel))
        {
            return Reply.Lines(
                $"Only {await directory.Mention(owner, cancel)} (routing) can roll the agreement back. Nothing was changed; "
                    + $"`/handoff changes` shows what each version changed."
            );
        }

        var result = await rollback.Run(agreed, userId, cancel);
        return result.Refusal is { } refusal
            ? Reply.Lines((Markup)$"Nothing was changed. {Markup.Escape(refusal)}")
            : Reply.Lines([
                (Markup)$"*Rolled back.* Version {result.Version ?? 0} is in force, here at once and on every other instance within "
                    + $"seconds. It says what version {result.Says ?? 0} said:",
                .. ReloadText.Some(result.Changes.Count == 0 ? ["Nothing but the number changes."] : result.Changes, MostChanges),
                $"Live alerts keep their owners and cards; what comes due follows this version. `/handoff changes` keeps it. The file "
                    + $"still holds what was rolled back, and is not taken again as it is.",
            ]);
    }
}
