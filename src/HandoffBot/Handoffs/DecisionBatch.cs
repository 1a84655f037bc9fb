using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Store.Tables;

namespace HandoffBot.Handoffs;

/// <summary>A stored event, a report of fields or an outcome, as it was read.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Reading">The event, or what is wrong with it.</param>
/// <param name="Report">The report, where it is one.</param>
internal sealed record ParsedEvent(InboxRow Row, EventReadResult Reading, FieldReport? Report = null)
{
    /// <summary>The account it is about; null where it could not be read.</summary>
    public string? AccountKey => Reading.Event?.AccountKey ?? Report?.AccountKey ?? Outcome?.AccountKey;

    /// <summary>The account as it names it; null where it could not be read.</summary>
    public Account? Told => Reading.Event?.Account ?? Report?.Account ?? Outcome?.Account;

    /// <summary>What became of a lead, where it tells that.</summary>
    public OutcomeReport? Outcome { get; init; }

    /// <summary>How its account was found; null where no match keys say.</summary>
    public AccountMatch? Match { get; init; }

    /// <summary>The event that waits for a word on the account this one names, where this one is about another; null where none
    /// does.</summary>
    public OvertakenEvent? Overtakes { get; init; }
}

/// <summary>An event that waits no longer, for a later one of the same id said which account it is.</summary>
/// <param name="AccountKey">The account that both name.</param>
/// <param name="EventId">The event.</param>
internal sealed record OvertakenEvent(string AccountKey, string EventId);

/// <summary>Events as they were read.</summary>
/// <param name="Events">In order of arrival.</param>
/// <param name="InForce">The agreements they are decided by.</param>
internal sealed record ParsedBatch(IReadOnlyList<ParsedEvent> Events, IReadOnlyList<HandoffAgreement> InForce);

/// <summary>All that deciding a batch of events needs and that can be had before its transaction begins.</summary>
/// <param name="Events">In order of arrival.</param>
/// <param name="InForce">The agreements they are decided by.</param>
/// <param name="People">What is known of everybody they could go to.</param>
internal sealed record DecisionBatch(
    IReadOnlyList<ParsedEvent> Events,
    IReadOnlyList<HandoffAgreement> InForce,
    EventRecipients People
)
{
    /// <summary>The accounts that the events are about, and those that somebody is asked about no longer because of them.</summary>
    public static IReadOnlySet<string> Accounts(IReadOnlyList<ParsedEvent> events) =>
        events
            .SelectMany(one => new[] { one.AccountKey, one.Overtakes?.AccountKey })
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that could be read.</summary>
    public static IReadOnlyList<ScoreEvent> Readable(IEnumerable<ParsedEvent> events) =>
        [.. events.Select(one => one.Reading.Event).OfType<ScoreEvent>()];
}
