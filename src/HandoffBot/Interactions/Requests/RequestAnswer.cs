using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Requests;

/// <summary>What is to be done about a request.</summary>
/// <param name="Reply">Shown after the commit, as well as Slack lets us; null for nothing.</param>
/// <param name="Change">Made in the transaction that marks the request as done, so that both happen or neither. Its reply, when it gives
/// one, is shown instead.</param>
internal sealed record RequestAnswer(Reply? Reply = null, Func<HandoffDb, CancellationToken, Task<Reply?>>? Change = null)
{
    /// <summary>An answer of words alone.</summary>
    public static implicit operator RequestAnswer(Reply reply) => new(reply);
}
