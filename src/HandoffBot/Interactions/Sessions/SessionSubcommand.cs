using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Sessions;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Sessions;

/// <summary><c>/handoff session</c>: begins the 45-minute handoff review of an agreement in its review channel.</summary>
internal sealed class SessionSubcommand(AgreementArgument argument, SessionHandler sessions, SessionPermissions permissions) : ISubcommand
{
    public string Name => "session";

    public string Usage => argument.Usage;

    public Markup Summary => $"The 45-minute handoff review as a checklist in a thread: five steps, five outputs, one verdict.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var meant = argument.Meant(request.Rest);
        if (meant is not [var agreement])
        {
            return meant.Count == 0 ? argument.Unknown(request.Rest) : argument.Which("session");
        }

        if (await permissions.ToBegin(request.UserId, request.ChannelId, agreement, cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
            {
                var (session, isNew) = await sessions.Start(db, agreement, request.UserId, token);
                var channel = Markup.Channel(agreement.Channels.Review);
                return new Reply.Ephemeral(
                    isNew
                        ? (Markup)$"The handoff review begins in {channel}: its five steps are in the thread there."
                        : $"A handoff review runs already, begun by {PersonText.Mention(session.StartedBy)} "
                            + $"{DisplayText.Date(session.StartedAt, "{ago}")}: it is in {channel}, and was drawn again there."
                );
            }
        );
    }
}
