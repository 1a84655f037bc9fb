using System.Text.Json;
using HandoffBot.Agreements;
using HandoffBot.Core.Review;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>Compiles the digest of the last week that is over, once. May be called at any time, by anyone, as often as they like.</summary>
public sealed partial class WeeklyDigest(
    IDatabase database,
    CurrentAgreement agreement,
    TimeProvider time,
    WorkSignals signals,
    ILogger<WeeklyDigest> log
)
{
    /// <summary>True when this call compiled it; false when there was nothing to do.</summary>
    public async Task<bool> CompileDue(CancellationToken cancel)
    {
        var agreed = agreement.Value;
        var period = ReviewPeriods.Last(agreed.Review, time.Now());
        var key = ReviewPeriods.Key(agreed.Review, period);
        if (await database.Read((db, token) => IsFinal(db, key, period, token), cancel))
        {
            return false;
        }

        // Counting is done before the transaction, which on the embedded database would hold up all others.
        var row = await Compile(key, period, cancel);
        var isNew = await database.Write(
            async (db, token) =>
            {
                if (await db.Digests.AnyAsync(d => d.Key == key, token))
                {
                    return false;
                }

                await Want(db, row, token);
                return true;
            },
            cancel
        );
        if (isNew)
        {
            signals.Messages.Notify();
            Compiled(key);
        }

        return isNew;
    }

    /// <summary>The running week as far as it has got; stored by <see cref="Want"/>.</summary>
    public Task<DigestRow> CompileSoFar(CancellationToken cancel)
    {
        var now = time.Now();
        return Compile(
            $"preview:{now.ToUnixTimeMilliseconds()}:{Guid.NewGuid():N}",
            ReviewPeriods.SoFar(agreement.Value.Review, now),
            cancel
        );
    }

    /// <summary>Stores a compiled digest and wants it shown, in the write under way; notify <see cref="WorkSignals.Messages"/> after it.</summary>
    public Task Want(HandoffDb db, DigestRow row, CancellationToken cancel)
    {
        db.Digests.Add(row);
        return Outbox.WantDigest(db, row.Key, agreement.Value.Channels.Review, time.Now(), cancel);
    }

    internal static DigestNumbers Numbers(DigestRow row) =>
        JsonSerializer.Deserialize<DigestNumbers>(row.Numbers, StoreJson.Options) ?? throw new JsonException("A digest has numbers.");

    // A week that was over before there was an agreement is nobody's to review.
    private static async Task<bool> IsFinal(HandoffDb db, string key, ReviewPeriod period, CancellationToken cancel) =>
        await db.Digests.AnyAsync(d => d.Key == key, cancel) || !await db.Agreements.AnyAsync(a => a.ImportedAt < period.To, cancel);

    private async Task<DigestRow> Compile(string key, ReviewPeriod period, CancellationToken cancel)
    {
        var numbers = await database.Read((db, token) => ReviewNumbers.Compile(db, period, agreement.Value, token), cancel);
        return new DigestRow
        {
            Key = key,
            From = period.From,
            To = period.To,
            CompiledAt = time.Now(),
            Numbers = JsonSerializer.Serialize(numbers, StoreJson.Options),
        };
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Information, Message = "Digest {Key} is compiled")]
    private partial void Compiled(string key);
}
