using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Interactions.Queue;

/// <summary>What one person has to work with: drawn as the answer to <c>/handoff queue</c> and as the home tab.</summary>
/// <param name="Mine">The first of what is theirs and not snoozed, in order.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsCut">Whether there are more alerts than were looked at.</param>
/// <param name="ByScore">Whether every agreement they work under lets the score order the queue; otherwise expiry alone does.</param>
/// <param name="Snoozed">The first of what is theirs and snoozed, the next to come back first.</param>
/// <param name="SnoozedTotal">How many of those there are.</param>
/// <param name="Teams">The teams they answer for; empty for most.</param>
/// <param name="TeamsLeftOut">How many more teams they answer for.</param>
/// <param name="Flags">What they flagged lately.</param>
/// <param name="Unreadable">How many rows could not be read and are left out.</param>
internal sealed record PersonalQueue(
    IReadOnlyList<QueueEntry> Mine,
    int Total,
    bool IsCut,
    bool ByScore,
    IReadOnlyList<QueueEntry> Snoozed,
    int SnoozedTotal,
    IReadOnlyList<TeamQueue> Teams,
    int TeamsLeftOut,
    OwnFlags Flags,
    int Unreadable
);

/// <summary>An alert in a queue.</summary>
/// <param name="Row">The alert.</param>
/// <param name="Agreement">The agreement it belongs to.</param>
/// <param name="Under">The agreement's name, where there are several or it has retired; null otherwise.</param>
/// <param name="IsPosted">Whether Slack shows its card.</param>
/// <param name="Link">Opens the card; null where Slack does not say how.</param>
internal sealed record QueueEntry(AlertRow Row, HandoffAgreement Agreement, Markup? Under, bool IsPosted, string? Link)
{
    public Alert Alert => Row.Alert;
}

/// <summary>The live alerts of one agreement.</summary>
/// <param name="Under">The agreement's name.</param>
/// <param name="Load">How they are spread over people, the most first.</param>
/// <param name="IsCut">Whether there are more than were counted.</param>
/// <param name="Held">How many leads wait for something missing.</param>
/// <param name="Waiting">How many leads wait for working hours to open.</param>
/// <param name="Overdue">The first of those whose first touch was missed.</param>
/// <param name="InReview">The first of those on the review list.</param>
internal sealed record TeamQueue(
    Markup Under,
    IReadOnlyList<HolderLoad> Load,
    bool IsCut,
    int Held,
    int Waiting,
    IReadOnlyList<QueueEntry> Overdue,
    IReadOnlyList<QueueEntry> InReview
)
{
    public int Live => Load.Sum(one => one.Live);

    public int Unclaimed => Load.Sum(one => one.Unclaimed);

    public int OverdueTotal => Load.Sum(one => one.Overdue);
}

/// <summary>What somebody flagged as a bad score lately.</summary>
/// <param name="Standing">How many flags stand.</param>
/// <param name="TakenBack">How many were taken back.</param>
/// <param name="Newest">The newest that stand.</param>
internal sealed record OwnFlags(int Standing, int TakenBack, IReadOnlyList<OwnFlagEntry> Newest);

/// <summary>A flag of somebody's.</summary>
/// <param name="Company">What it was about; null where that is no longer known.</param>
/// <param name="Reason">The reason given; null for none.</param>
/// <param name="At">When.</param>
/// <param name="Answer">What became of the fault in the data it names, or who is asked; null for a flag that names none.</param>
internal sealed record OwnFlagEntry(string? Company, string? Reason, Instant At, Markup? Answer);
