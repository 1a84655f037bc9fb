using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>What there is to know of some entries of <see cref="FeedbackLog"/>.</summary>
/// <param name="Labels">All labels of their subjects, oldest first.</param>
/// <param name="Claims">All claims about their alerts, oldest first.</param>
/// <param name="Flags">What stands of those claims, with its evidence.</param>
/// <param name="Cases">Those that were labelled, by id.</param>
/// <param name="Decisions">The last decision of each event, by the event's id.</param>
public sealed record FeedbackContext(
    ILookup<string, LabelRow> Labels,
    ILookup<string, AlertFactRow> Claims,
    ILookup<string, FlagRow> Flags,
    IReadOnlyDictionary<string, ReviewCaseRow> Cases,
    IReadOnlyDictionary<string, FeedbackDecision> Decisions
)
{
    /// <summary>The event a label is about, or that a claim was made of.</summary>
    public string EventId(FeedbackEntry entry) => entry.Label is { } label ? Cases[label.CaseId].EventId : entry.Claim!.EventId!;

    /// <summary>Reads it in a few questions, however many entries there are.</summary>
    public static async Task<FeedbackContext> Of(HandoffDb db, IReadOnlyList<FeedbackEntry> entries, CancellationToken cancel)
    {
        var subjects = Distinct(entries.Select(entry => entry.Label?.Subject ?? entry.Claim!.AlertId));
        var labels = await Rows(db, ReviewTables.Labels, "subject", subjects, cancel);
        var facts = await Rows(db, AlertTables.Facts, "alert_id", subjects, cancel);
        var flags = await db.Flags.AsNoTracking().Where(flag => subjects.Contains(flag.AlertId)).ToListAsync(cancel);
        var labelled = Distinct(entries.Select(entry => entry.Label?.CaseId).OfType<string>());
        var cases = await Rows(db, ReviewTables.Cases, "id", labelled, cancel);
        var byId = cases.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var events = Distinct(entries.Select(entry => entry.Label is { } label ? byId[label.CaseId].EventId : entry.Claim!.EventId!));
        return new(
            labels.OrderBy(label => label.Seq).ToLookup(label => label.Subject, StringComparer.Ordinal),
            facts
                .Where(fact => fact.FeedbackPosition is not null)
                .OrderBy(claim => claim.FeedbackPosition)
                .ToLookup(claim => claim.AlertId, StringComparer.Ordinal),
            flags.ToLookup(flag => flag.AlertId, StringComparer.Ordinal),
            byId,
            await FeedbackDecision.Of(db, events, cancel)
        );
    }

    private static string[] Distinct(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal)];

    private static Task<List<T>> Rows<T>(HandoffDb db, Table<T> table, string column, string[] keys, CancellationToken cancel) =>
        Sql.Query(db, $"{table.Select} WHERE {SqlText.In(db.IsPostgres, column, 0)}", table.Read, cancel, [keys]);
}
