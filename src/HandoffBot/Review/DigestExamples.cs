using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>Finds the evidence behind a digest's flags.</summary>
internal sealed class DigestExamples(MessageLinks links)
{
    private const int Most = 8;

    public async Task<IReadOnlyList<DigestExample>> Of(HandoffDb db, DigestNumbers numbers, CancellationToken cancel)
    {
        // One of each reason before a second of any.
        var ids = Enumerable
            .Range(0, Counts.Examples)
            .SelectMany(i => numbers.Flags.ByReason.Select(reason => reason.Examples.ElementAtOrDefault(i)?.AlertId))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        var flags = (await db.Flags.Where(f => ids.Contains(f.AlertId)).ToListAsync(cancel)).ToLookup(
            f => f.AlertId,
            StringComparer.Ordinal
        );
        var messages = await db
            .Messages.Where(m => m.Kind == Outbox.AlertKind && ids.Contains(m.Subject))
            .ToDictionaryAsync(m => m.Subject, StringComparer.Ordinal, cancel);
        var examples = new List<DigestExample>();
        foreach (var id in ids)
        {
            // Counted in the week although all were taken back since: what the first one said is still the evidence.
            var all = flags[id].OrderBy(f => f.At).ToList();
            var told = all.Where(f => f.UndoneAt == null).DefaultIfEmpty(all.FirstOrDefault()).OfType<FlagRow>().ToList();
            if (told.Count > 0 && DocumentFormats.FlagEvidence.Read(told[0].Evidence).ReadAlert() is { } alert)
            {
                var message = messages.GetValueOrDefault(id);
                var url = await links.To(message?.PostedChannel ?? message?.Channel, message?.Ts, cancel);
                examples.Add(new DigestExample(alert, [.. told.Select(f => new DigestFlag(f.By, f.Reason, f.Note))], url));
            }
        }

        return examples;
    }
}
