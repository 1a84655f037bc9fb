using System.ComponentModel;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>Something that became of the account, as it was reported.</summary>
internal sealed record KnownOutcomeResponse(
    string Id,
    LeadOutcome Outcome,
    Instant OccurredAt,
    [property: Description("When it became known here.")] Instant KnownAt,
    decimal? Amount,
    string? Currency,
    string? Reason,
    [property: Description("Whether it came with a file of history.")] bool Imported,
    [property: Description("Id of the later one that corrects it; null while it stands.")] string? SupersededBy
)
{
    private const int Most = 50;

    /// <summary>The last ones of an account that <paramref name="sender"/> may read, in the order in which they became known; a null
    /// sender stands for all.</summary>
    public static async Task<IReadOnlyList<KnownOutcomeResponse>> Of(HandoffDb db, string account, string? sender, CancellationToken cancel)
    {
        var rows = await OutcomeRows.Of(db, account, Most, cancel);
        return
        [
            .. rows.Select(
                    (row, place) =>
                        (
                            row.Sender,
                            Response: new KnownOutcomeResponse(
                                row.Id,
                                row.Outcome,
                                row.OccurredAt,
                                row.KnownAt,
                                row.Amount,
                                row.Currency,
                                row.Reason,
                                row.Imported,
                                OutcomeRows.SupersededBy(rows, place)?.Id
                            )
                        )
                )
                .Where(one => sender is null || one.Sender == sender)
                .Select(one => one.Response),
        ];
    }
}
