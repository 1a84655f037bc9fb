using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>A fault in the data that the reason of a flag names, with the owner who is asked about it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Role">Who answers for it.</param>
/// <param name="Owner">That owner as the agreement named them then: e-mail or Slack user id.</param>
/// <param name="OpenedAt">When the first flag named it.</param>
/// <param name="EventId">The alert's last event then.</param>
/// <param name="Answer">What was answered; null until then.</param>
public sealed record DataIssue(
    DataIssueKind Kind,
    OwnerRole Role,
    string Owner,
    Instant OpenedAt,
    string EventId,
    DataIssueAnswer? Answer = null
);

/// <summary>An answer to a data issue.</summary>
/// <param name="Outcome">What it is.</param>
/// <param name="By">Slack user id.</param>
/// <param name="At">When.</param>
public sealed record DataIssueAnswer(DataIssueOutcome Outcome, string By, Instant At);

/// <summary>What is wrong with the data.</summary>
public enum DataIssueKind
{
    /// <summary>Something the score was made of.</summary>
    BadData,

    /// <summary>The contact is not the person the lead is about.</summary>
    WrongPerson,

    /// <summary>The lead is there more than once.</summary>
    Duplicate,
}

/// <summary>What became of a data issue.</summary>
public enum DataIssueOutcome
{
    /// <summary>It was wrong and is right now.</summary>
    Fixed,

    /// <summary>It was right all along.</summary>
    NotAFault,

    /// <summary>It is wrong, and that was known.</summary>
    Known,
}

/// <summary>Data issues in words.</summary>
public static class DataIssueText
{
    /// <summary>The reason of a flag that stands for it, e.g. "Bad data".</summary>
    /// <param name="kind">What is wrong.</param>
    public static string Of(DataIssueKind kind) =>
        kind switch
        {
            DataIssueKind.BadData => "Bad data",
            DataIssueKind.WrongPerson => "Wrong person",
            DataIssueKind.Duplicate => "Duplicate",
        };

    /// <summary>What a reason stands for, whatever its capitals; null for one that names no fault in the data.</summary>
    /// <param name="reason">A reason of the agreement; null for none.</param>
    public static DataIssueKind? KindOf(string? reason)
    {
        foreach (var kind in Enum.GetValues<DataIssueKind>())
        {
            if (string.Equals(Of(kind), reason?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>An answer in a word or three, without a capital.</summary>
    /// <param name="outcome">The answer.</param>
    public static string Of(DataIssueOutcome outcome) =>
        outcome switch
        {
            DataIssueOutcome.Fixed => "fixed",
            DataIssueOutcome.NotAFault => "not a fault",
            DataIssueOutcome.Known => "known",
        };
}
