using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Store.Tables;

namespace HandoffBot.Handoffs;

/// <summary>A stored event, or a report of fields, as it was read.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Reading">The event, or what is wrong with it.</param>
/// <param name="Report">The report, where it is one.</param>
internal sealed record ParsedEvent(InboxRow Row, EventReadResult Reading, FieldReport? Report = null)
{
    /// <summary>The account it is about; null where it could not be read.</summary>
    public string? AccountKey => (Reading.Event?.Account ?? Report?.Account)?.Key;
}

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
    /// <summary>Those that could be read.</summary>
    public static IReadOnlyList<ScoreEvent> Readable(IEnumerable<ParsedEvent> events) =>
        [.. events.Select(one => one.Reading.Event).OfType<ScoreEvent>()];
}
