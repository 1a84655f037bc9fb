using HandoffBot.Core.Review.Sessions;

namespace HandoffBot.Review.Sessions;

/// <summary>A step of a session, as a button's value and a message's subject name it.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Step">The step.</param>
public sealed record SessionStepReference(string SessionId, SessionStep Step)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static SessionStepReference? Parse(string value) =>
        value.Split(':') is [{ Length: > 0 } id, var step] && Enum.TryParse<SessionStep>(step, out var known) ? new(id, known) : null;

    public override string ToString() => $"{SessionId}:{Step}";
}
