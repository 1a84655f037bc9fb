using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>Carries out what people and time do to proposals. Each change is one transaction that holds the proposal's row: of two
/// instances, or of a click and a deadline, one sees what the other did.</summary>
public sealed partial class ProposalHandler(
    IDatabase database,
    AgreementRegistry agreements,
    AgreementImport import,
    ProposalEnactment enactment,
    QuarantinedRows setAside,
    WorkSignals signals,
    TimeProvider time,
    ILogger<ProposalHandler> log
) : IDueWork
{
    /// <summary>Somebody answers for teams that they stand for, in the caller's transaction, which notifies Messages after it.</summary>
    /// <returns>What only the person is told; null where the card says it.</returns>
    public async Task<string?> Answer(
        HandoffDb db,
        string id,
        IReadOnlyList<SignOffTeam> teams,
        string by,
        SignOffAnswer answer,
        string? reason,
        CancellationToken cancel
    )
    {
        if (await ProposalStore.Locked(db, id, cancel) is not { } row)
        {
            return "Nothing was changed: I no longer know this proposal.";
        }

        var now = time.Now();
        var before = row.Proposal();
        var zone = agreements.Of(row.Agreement).Review.Zone;
        var signOffs = await ProposalStore.SignOffs(db, id, cancel);
        var change = ProposalRules.Answer(
            await Tick(db, row, now, cancel),
            signOffs,
            teams,
            by,
            answer,
            reason,
            zone,
            now
        );
        await Save(db, row, before, change.Proposal, change.SignOffs, now, cancel);
        return change.Reply;
    }

    /// <inheritdoc/>
    public async Task<Instant?> RunDue(CancellationToken cancel)
    {
        var now = time.Now();
        Exception? ofANewerRelease = null;
        foreach (var id in await database.Read((db, token) => ProposalStore.Due(db, now, token), cancel))
        {
            try
            {
                await RunDue(id, now, cancel);
            }
            catch (Exception fault) when (fault.GetBaseException() is NewerDocumentException)
            {
                // Not unreadable: an instance of that release reads it.
                ofANewerRelease = fault;
            }
            catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
            {
                await SetAside(id, fault, cancel);
            }
        }

        return ofANewerRelease is null ? null : throw ofANewerRelease;
    }

    private async Task RunDue(string id, Instant now, CancellationToken cancel)
    {
        if (await database.Write((db, token) => Apply(db, id, now, token), cancel) is not { } row)
        {
            return;
        }

        signals.Messages.Notify();
        if (row.State is ProposalState.InForce)
        {
            InForce(row.Agreement, row.Version ?? 0, row.Id);
            await import.FollowStored(cancel);
        }
    }

    private async Task SetAside(string id, Exception fault, CancellationToken cancel)
    {
        if (await setAside.SetAside(database, "proposal", id, fault, ProposalStore.SetAside, time.Now(), cancel))
        {
            LogSetAside(fault, id);
            signals.Messages.Notify();
        }
    }

    // The row, when time changed it.
    private async Task<ProposalRow?> Apply(HandoffDb db, string id, Instant now, CancellationToken cancel)
    {
        if (await ProposalStore.Locked(db, id, cancel) is not { } row)
        {
            return null;
        }

        var before = row.Proposal();
        var after = await Tick(db, row, now, cancel);
        if (ProposalRules.IsDue(after, now))
        {
            after = await enactment.PutInForce(db, row, await ProposalStore.SignOffs(db, id, cancel), now, cancel);
        }

        return await Save(db, row, before, after, [], now, cancel) ? row : null;
    }

    private static async Task<Proposal> Tick(HandoffDb db, ProposalRow row, Instant now, CancellationToken cancel)
    {
        var newest = await AgreementStore.Before(db, row.Agreement, int.MaxValue, cancel);
        return ProposalRules.Tick(row.Proposal(), newest?.RetiredAt is null ? newest?.Version : null, now);
    }

    private async Task<bool> Save(
        HandoffDb db,
        ProposalRow row,
        Proposal before,
        Proposal after,
        IReadOnlyList<ProposalSignOff> said,
        Instant now,
        CancellationToken cancel
    )
    {
        if (before == after && said.Count == 0)
        {
            return false;
        }

        row.Become(after);
        await ProposalStore.Save(db, row, said, cancel);
        await WantedMessages.Add(db, [Outbox.Proposal(row, agreements.Of(row.Agreement).Channels.Review, null, now)], cancel);
        return true;
    }

    [LoggerMessage(
        EventId = 1502,
        Level = LogLevel.Information,
        Message = "Agreement {Agreement} version {Version} is in force, by proposal {Proposal}, which all four teams agreed to"
    )]
    private partial void InForce(string agreement, int version, string proposal);

    [LoggerMessage(
        EventId = 1505,
        Level = LogLevel.Error,
        Message = "Proposal {Proposal} could not be moved along and was set aside: nobody can sign it, and time changes it no more"
    )]
    private partial void LogSetAside(Exception fault, string proposal);
}
