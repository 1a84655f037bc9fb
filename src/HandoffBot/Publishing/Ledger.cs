using HandoffBot.Core.Handoffs;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>Writes verdicts down, inside the turn's transaction.</summary>
public sealed class Ledger(Reroute reroute, Operators operators)
{
    internal const string ExpiredInQueue = "It expired before Slack could show it";
    internal const string WorkspaceKey = "workspace";
    private static readonly Duration Noticeable = Duration.FromMilliseconds(10);
    private static readonly Duration LookAtWorkspaceAgain = Duration.FromSeconds(1);

    /// <summary>All of them, in one go.</summary>
    public async Task Settle(HandoffDb db, IReadOnlyList<Settlement> settlements, string sender, Instant now, CancellationToken cancel)
    {
        var shown = settlements.Where(s => s.Verdict is Verdict.Shown).Select(s => AsShown(s.Row, (Verdict.Shown)s.Verdict)).ToList();
        await MessageResults.Shown(db, shown, sender, now, cancel);
        await Paces.Reserve(db, LateStarts(settlements), cancel);
        foreach (var (row, verdict) in settlements.Where(s => s.Verdict is not Verdict.Shown))
            await Settle(db, row, verdict, sender, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Gives up what expired while it waited.</summary>
    public async Task GiveUpExpired(HandoffDb db, Instant now, CancellationToken cancel)
    {
        foreach (var row in await MessageClaims.GiveUpExpired(db, now, ExpiredInQueue, cancel))
        {
            if (row.State == MessageState.Dropped)
                await RecordNeverPosted(db, row, ExpiredInQueue, now, cancel);
            else
                await operators.Tell(db, row, "It expired while it was uncertain whether Slack shows it", now, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    // A post that left noticeably later than it was claimed moves its channel's next one by as much.
    private static Dictionary<string, Instant> LateStarts(IReadOnlyList<Settlement> settlements)
    {
        var late = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var (row, verdict) in settlements)
        {
            if (row.Ts is null && row.State == MessageState.Sending && verdict is Verdict.Shown shown && shown.SentAt - (row.LeasedUntil!.Value - Turn.Lease) > Noticeable)
                late[Pacing.Channel(row.Channel)] = shown.SentAt + Pacing.ChannelSpacing;
        }

        return late;
    }

    private static ShownMessage AsShown(MessageRow row, Verdict.Shown shown) => new(row.Id, row.LeasedUntil!.Value, shown.Channel, shown.Ts, shown.AsSent ? row.SentRevision : row.PostedRevision);

    private async Task Settle(HandoffDb db, MessageRow sent, Verdict verdict, string sender, Instant now, CancellationToken cancel)
    {
        // Lost leases tell nothing: whoever took the message over knows better.
        var row = await db.Messages.FirstOrDefaultAsync(m => m.Id == sent.Id && m.LeasedBy == sender && m.LeasedUntil == sent.LeasedUntil, cancel);
        if (row is null)
            return;
        (row.LeasedBy, row.LeasedUntil, row.NextAttemptAt) = (null, null, now);
        if (row.State == MessageState.Sending)
            row.State = MessageState.Ready;
        switch (verdict)
        {
            case Verdict.HoldOff hold:
                row.Error = hold.Why;
                row.NextAttemptAt = row.State == MessageState.Uncertain ? hold.Free : now;
                await Paces.Reserve(db, new Dictionary<string, Instant>(StringComparer.Ordinal) { [hold.Key] = hold.Free }, cancel);
                break;
            case Verdict.Later later:
                (row.Error, row.NextAttemptAt, row.Attempts) = (later.Why, now + later.Wait, row.Attempts + (later.IsFailure ? 1 : 0));
                break;
            case Verdict.Doubtful doubtful:
                (row.Error, row.NextAttemptAt, row.Attempts) = (doubtful.Why, now + doubtful.Wait, row.Attempts + (doubtful.IsFailure ? 1 : 0));
                if (row.Ts is null)
                    (row.State, row.DoubtedSince) = (MessageState.Uncertain, row.DoubtedSince ?? (sent.LeasedUntil!.Value - Turn.Lease));
                break;
            case Verdict.NotThere:
                (row.State, row.DoubtedSince) = (MessageState.Ready, null);
                break;
            case Verdict.Unseen unseen:
                (row.State, row.Error) = (MessageState.Ready, unseen.Why);
                break;
            case Verdict.TooMuch tooMuch:
                row.Error = tooMuch.Error;
                break;
            case Verdict.Dropped dropped:
                (row.State, row.Error) = (MessageState.Dropped, dropped.Why);
                await RecordNeverPosted(db, row, dropped.Why, now, cancel);
                if (dropped.TellOperator)
                    await operators.Tell(db, row, dropped.Why, now, cancel);
                break;
            case Verdict.Unsettled unsettled:
                (row.State, row.Error) = (MessageState.Unsettled, unsettled.Why);
                await operators.Tell(db, row, unsettled.Why, now, cancel);
                break;
            case Verdict.ChannelClosed closed:
                row.Error = closed.Error;
                await db.SaveChangesAsync(cancel);
                await reroute.Close(db, closed.Channel, closed.Error, now, cancel);
                await reroute.Rescue(db, row, now, cancel);
                break;
            case Verdict.WorkspaceClosed closed:
                row.Error = closed.Error;
                await Paces.Close(db, WorkspaceKey, closed.Error, now + LookAtWorkspaceAgain, cancel);
                break;
        }
    }

    private static async Task RecordNeverPosted(HandoffDb db, MessageRow row, string why, Instant now, CancellationToken cancel)
    {
        if (row is not { Kind: Outbox.AlertKind, Ts: null })
            return;
        if (await db.Alerts.FirstOrDefaultAsync(a => a.Id == row.Subject, cancel) is { } alert)
            db.AlertFacts.Add(AlertFactRow.Of(alert.Alert, new AlertFact(AlertFactKind.NeverPosted, now, Detail: why)));
    }
}
