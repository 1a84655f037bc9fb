using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Operations.Replay;
using HandoffBot.Review.History;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.RealLeads;

/// <summary>What the digests proposed, and what each would have changed in the weeks after: it was found without them.</summary>
internal sealed class LeadProposals(TestApp app, HandoffAgreement agreement, LeadFiles files)
{
    private const int Told = 2;

    public async Task Print(IReadOnlyList<DigestRow> digests, string events, TextWriter print)
    {
        var past = await PastEvents.Read(events, (_, _) => { });
        var proposals = await app.Database.Database.Read(
            (db, cancel) => db.Proposals.AsNoTracking().OrderBy(row => row.OpenedAt).ThenBy(row => row.Place).ToListAsync(cancel),
            default
        );
        var all = Alerted(agreement, past);
        await print.WriteLineAsync($"{proposals.Count} proposals in {digests.Count} digests");
        foreach (var proposal in proposals)
        {
            var digest = digests.Single(row => row.Key == proposal.DigestKey);
            var stay = Alerted(AgreementEdits.Apply(agreement, proposal.Edits).Agreement!, past)
                .Select(one => one.EventId)
                .ToHashSet(StringComparer.Ordinal);
            var later = all.Where(one => one.Alert!.OccurredAt >= digest.To).ToList();
            var (gone, kept) = (
                later.Where(one => !stay.Contains(one.EventId)).ToList(),
                later.Where(one => stay.Contains(one.EventId)).ToList()
            );
            await print.WriteLineAsync($"- {digest.Key[^10..]}: {string.Join(' ', proposal.Edits.Select(one => one.Describe(agreement)))}");
            // What its card says before the replay, which names leads.
            proposal.Evidence.Summary.Take(Told).ToList().ForEach(line => print.WriteLine($"  {line}"));
            await print.WriteLineAsync(
                $"  After: {gone.Count} of {later.Count} alerts would go; lost {Lost(gone)} of these, {Lost(kept)} of the others; won and "
                    + $"gone: {gone.Count(one => files.Became(one.EventId)?.IsWon == true)}"
            );
        }
    }

    private string Lost(List<Decision> alerts)
    {
        var share = new Proportion(alerts.Count(one => files.Became(one.EventId)?.IsWon == false), alerts.Count);
        return share.Value is { } value
            ? $"{share.Count} of {share.Of} ({value:P1}, {share.Bounds.Lower:P1} – {share.Bounds.Upper:P1})"
            : "none";
    }

    private static List<Decision> Alerted(HandoffAgreement agreement, PastEvents past)
    {
        var replayer = new Replayer([agreement], AccountAnswers.None);
        return
        [
            .. past
                .Events.SelectMany(replayer.Decide)
                .Concat(replayer.Rest())
                .Where(one => one.Outcome is DecisionOutcome.Alerted),
        ];
    }
}
