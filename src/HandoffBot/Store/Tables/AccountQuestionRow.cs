using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>
/// Which account an id stands for: asked, and what was answered. The answer holds for every later event of that id, until it is undone. One
/// of an account and agreement has not ended. It names companies, and nobody of them.
/// </summary>
public sealed class AccountQuestionRow
{
    public required string Id { get; set; }

    /// <summary>Id of the agreement whose match keys left it open.</summary>
    public required string Agreement { get; set; }

    /// <summary>Key of the account as its events name it.</summary>
    public required string AccountKey { get; set; }

    /// <summary>The event that waits for the answer, or waited for it.</summary>
    public required string EventId { get; set; }

    /// <summary>What the event says the company is called.</summary>
    public string? Name { get; set; }

    public string? CrmId { get; set; }

    /// <summary>Lower case.</summary>
    public string? Domain { get; set; }

    public required Instant AskedAt { get; set; }

    /// <summary>Key of the account that it is; <see cref="AccountKey"/> for one of its own.</summary>
    public string? Answer { get; set; }

    /// <summary>Slack user id.</summary>
    public string? AnsweredBy { get; set; }

    public Instant? AnsweredAt { get; set; }

    /// <summary>Slack user id of whoever took the answer back; the next event asks again.</summary>
    public string? UndoneBy { get; set; }

    public Instant? UndoneAt { get; set; }

    /// <summary>When it stopped to count: the lead went another way, or it was asked again.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>What a person did to end it and who, e.g. <c>dropped by U0EXC</c>; null where an event did.</summary>
    public string? EndedHow { get; set; }

    /// <summary>Whether an answer is waited for.</summary>
    public bool IsOpen => this is { Answer: null, EndedAt: null };

    /// <summary>The answer that holds; null where there is none.</summary>
    public string? AnswerInForce => UndoneAt is null && EndedAt is null ? Answer : null;
}
