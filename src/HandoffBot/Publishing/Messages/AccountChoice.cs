namespace HandoffBot.Publishing.Messages;

/// <summary>That an account is a known one, as a button's value says it.</summary>
/// <param name="QuestionId">Id of the question; it has no colon.</param>
/// <param name="Account">Key of the known account.</param>
public sealed record AccountChoice(string QuestionId, string Account)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static AccountChoice? Parse(string value) => value.Split(':', 2) is [var question, var account] ? new(question, account) : null;

    public override string ToString() => $"{QuestionId}:{Account}";
}
