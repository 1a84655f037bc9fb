using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>Compiles an agreement's digest of its last week that is over, once. May be called at any time, by anyone, as often as they
/// like.</summary>
public sealed partial class WeeklyDigest(
    IDatabase database,
    AgreementRegistry agreements,
    TimeProvider time,
    WorkSignals signals,
    ILogger<WeeklyDigest> log
)
{
    /// <summary>True when this call compiled one; false when there was nothing to do. An agreement that retired is reviewed for the
    /// last time at the end of the week in which it did.</summary>
    public async Task<bool> CompileDue(KnownAgreement known, CancellationToken cancel)
    {
        var agreed = known.Agreement;
        var period = ReviewPeriods.Last(agreed.Review, time.Now());
        if (known.RetiredAt < period.From)
        {
            return false;
        }

        var key = ReviewPeriods.Key(agreed, period);
        if (await database.Read((db, token) => IsSettled(db, agreed.Id, key, period, token), cancel))
        {
            return false;
        }

        // Counting is done before the transaction, which on the embedded database would hold up all others.
        var row = await Compile(agreed, key, period, cancel);
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
    public Task<DigestRow> CompileSoFar(HandoffAgreement agreed, CancellationToken cancel)
    {
        var now = time.Now();
        return Compile(
            agreed,
            $"preview:{now.ToUnixTimeMilliseconds()}:{Guid.NewGuid():N}",
            ReviewPeriods.SoFar(agreed.Review, now),
            cancel
        );
    }

    /// <summary>Stores a compiled digest and wants it shown, in the write under way; notify <see cref="WorkSignals.Messages"/> after
    /// it.</summary>
    public Task Want(HandoffDb db, DigestRow row, CancellationToken cancel)
    {
        db.Digests.Add(row);
        return Outbox.WantDigest(db, row, agreements.Of(row.Agreement).Channels.Review, time.Now(), cancel);
    }

    internal static DigestNumbers Numbers(DigestRow row) => DocumentFormats.DigestNumbers.Read(row.Numbers);

    // A week that was over before there was an agreement is nobody's to review.
    private static Task<bool> IsSettled(HandoffDb db, string agreement, string key, ReviewPeriod period, CancellationToken cancel) =>
        AgreementStore.IsReviewSettled(db, key, agreement, period.To, cancel);

    private async Task<DigestRow> Compile(HandoffAgreement agreed, string key, ReviewPeriod period, CancellationToken cancel)
    {
        var numbers = await database.Read((db, token) => ReviewNumbers.Compile(db, period, agreed, token), cancel);
        return new DigestRow
        {
            Key = key,
            Agreement = agreed.Id,
            From = period.From,
            To = period.To,
            CompiledAt = time.Now(),
            Numbers = DocumentFormats.DigestNumbers.Write(numbers),
        };
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Information, Message = "Digest {Key} is compiled")]
    private partial void Compiled(string key);
}
