using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Interactions.Sessions;

/// <summary>What a person is told of a session.</summary>
internal static class SessionReply
{
    /// <summary>The words of the rules; of a session that is not known, that it is not.</summary>
    public static Reply Of(SessionChange? changed, string? channel) =>
        new Reply.Ephemeral(
            changed is null
                ? $"I no longer know this session, so nothing was changed. `/handoff session` begins one."
                : PhraseText.Of(changed.Reply),
            Channel: channel
        );
}
