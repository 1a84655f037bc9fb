using System.Text.Json;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Review;
using HandoffBot.Publishing;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Finds the evidence behind a digest's flags.</summary>
internal sealed class DigestExamples(MessageLinks links)
{
    private const int Most = 8;

    // The event inside the evidence may be as deep as Intake lets it be, and lies one level down here.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    public async Task<IReadOnlyList<DigestExample>> Of(HandoffDb db, DigestNumbers numbers, CancellationToken cancel)
    {
        // One of each reason before a second of any.
        var ids = Enumerable.Range(0, Tally.Examples)
            .SelectMany(i => numbers.Flags.ByReason.Select(reason => reason.Examples.ElementAtOrDefault(i)?.AlertId))
            .OfType<string>().Distinct(StringComparer.Ordinal).Take(Most).ToList();
        var flags = (await db.Flags.Where(f => ids.Contains(f.AlertId)).ToListAsync(cancel)).ToLookup(f => f.AlertId, StringComparer.Ordinal);
        var messages = await db.Messages.Where(m => m.Kind == Outbox.AlertKind && ids.Contains(m.Subject)).ToDictionaryAsync(m => m.Subject, StringComparer.Ordinal, cancel);
        var examples = new List<DigestExample>();
        foreach (var id in ids)
        {
            if (flags[id].OrderByDescending(f => f.UndoneAt == null).ThenBy(f => f.At).FirstOrDefault() is { } flag && Alert(flag) is { } alert)
            {
                var message = messages.GetValueOrDefault(id);
                examples.Add(new DigestExample(alert, flag.By, flag.Reason, flag.Note, await links.To(message?.PostedChannel ?? message?.Channel, message?.Ts, cancel)));
            }
        }

        return examples;
    }

    private static Alert? Alert(FlagRow flag)
    {
        using var evidence = JsonDocument.Parse(flag.Evidence, Deep);
        return evidence.RootElement.TryGetProperty("alert", out var alert) ? alert.Deserialize<Alert>(StoreJson.Options) : null;
    }
}
