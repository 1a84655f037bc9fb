namespace HandoffBot.Core.Leads;

/// <summary>Everything field paths can speak of: the gathered knowledge and the one event (or alert) at hand.</summary>
/// <param name="Lead">What is known of account and contact, this event included.</param>
/// <param name="Score">The score at hand.</param>
/// <param name="Signals">What drove it.</param>
/// <param name="NextAction">What to do next; null when not told.</param>
/// <param name="Owner">E-mail or Slack user id; null when not known.</param>
public sealed record LeadFacts(Lead Lead, Score Score, IReadOnlyList<Signal> Signals, NextAction? NextAction, string? Owner)
{
    /// <summary>What an event tells, and nothing that was known before.</summary>
    public static LeadFacts Of(ScoreEvent e) =>
        Of(
            new Lead
            {
                Account = e.Account,
                Contact = e.Contact,
                Source = e.Source,
                Answers = e.Answers,
                Engagement = e.Engagement,
            },
            e
        );

    /// <summary>The facts of an event, over what is known of its lead.</summary>
    public static LeadFacts Of(Lead lead, ScoreEvent e) => new(lead, e.Score, e.Signals, e.NextAction, e.Owner);
}
