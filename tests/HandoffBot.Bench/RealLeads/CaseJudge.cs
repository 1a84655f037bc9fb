using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Bench.RealLeads;

/// <summary>Stands in for the reviewers whom these leads never had. What it says of a case is what its button would mean: of a lead below
/// the bands, that it should, or should not, have been handed over.</summary>
/// <param name="files">What is known of the leads.</param>
/// <param name="byOutcome">Judges by what became of the lead in the end, which no reviewer of that week could know; otherwise by what sales
/// people had said of it, where no complaint counts as right.</param>
internal sealed class CaseJudge(LeadFiles files, bool byOutcome)
{
    /// <summary>What the reviewer says; null where they skip it.</summary>
    public LabelKind? Of(ReviewCaseRow about, Instant now)
    {
        var said = files.Said(about.EventId, now);
        if (said?.IsDataFault == true)
        {
            return LabelKind.DataFault;
        }

        if (about.AlertId is null)
        {
            return said is not null ? LabelKind.ScoreRight : Should(files.Became(about.EventId), now);
        }

        return IsBad(about.EventId, now) ? LabelKind.BadScore : LabelKind.ScoreRight;
    }

    /// <summary>Whether an alert on the event was a bad score by this judge.</summary>
    public bool IsBad(string eventId, Instant now) =>
        byOutcome ? files.Became(eventId)?.IsWon == false : files.Said(eventId, now) is { IsDataFault: false };

    // Whether a lead below the bands was worth calling shows in what became of it, to everybody who looks late enough.
    private LabelKind? Should(FinalOutcome? became, Instant now) =>
        became is null || (!byOutcome && became.At >= now) ? null
        : became.IsWon ? LabelKind.BadScore
        : LabelKind.ScoreRight;
}
