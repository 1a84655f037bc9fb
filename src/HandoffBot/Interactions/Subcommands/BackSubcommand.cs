using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Rows;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff back</c>: somebody who was away gets new leads again.</summary>
internal sealed class BackSubcommand(AbsentPersonResolver people, TimeProvider time) : ISubcommand
{
    public string Name => "back";

    public string Usage => "";

    public Markup Summary => $"You are back: new leads come to you again.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var (meant, refusal) = await people.Meant(request.UserId, AwayRequest.Of(request.Rest).Person, cancel);
        if (meant is not { } person)
        {
            return refusal!;
        }

        Markup who = person == request.UserId ? (Markup)$"You are" : $"{PersonText.Mention(person)} is";
        return new RequestAnswer(
            Change: async (db, token) =>
                await Absences.End(db, person, time.Now(), token)
                    ? Reply.Lines($"{who} back: new leads come again.")
                    : Reply.Lines($"{who} not away; nothing was changed.")
        );
    }
}
