using System.Data.Common;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Working;

/// <summary>
/// Works what was kept. Clicks that change alerts go one after the other; what only shows something goes beside them, so
/// that a long answer holds nobody up. A row is done in the transaction that makes its change.
/// </summary>
internal sealed partial class SlackWorker(IDatabase database, Bells bells, Dispatch dispatch, Errands errands, Replies replies, ILogger<SlackWorker> log)
    : BackgroundService
{
    private const int Look = 200;
    private const int Tries = 3;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private readonly Dictionary<long, int> _failures = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
                await bells.SlackInbox.Wait(AtMost, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                Stumbled(fault);
                await bells.SlackInbox.Wait(AtMost, CancellationToken.None);
            }
        }

        await errands.Finish();
    }

    private async Task Round(CancellationToken cancel)
    {
        while (true)
        {
            var rows = await database.Read((db, token) => db.SlackInbox.Where(row => !row.Done).OrderBy(row => row.Seq).Take(Look).ToListAsync(token), cancel);
            var waiting = rows.Where(row => !errands.Has(row.Seq)).ToList();
            foreach (var row in waiting)
                await Take(row, cancel);
            if (waiting.Count < Look)
                return;
        }
    }

    private async Task Take(SlackInboxRow row, CancellationToken cancel)
    {
        var request = SlackRequest.Of(row);
        if (request is null || dispatch.InOrder(request))
            await Work(row, request, cancel);
        else
            await errands.Start(row.Seq, token => Work(row, request, token), cancel);
    }

    private async Task Work(SlackInboxRow row, SlackRequest? request, CancellationToken cancel)
    {
        try
        {
            await Done(row, request, request is null ? new Answer() : await dispatch.Answer(request, cancel), cancel);
            lock (_failures)
                _failures.Remove(row.Seq);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbException) && fault.InnerException is not DbException && IsHopeless(row.Seq))
        {
            // One request that cannot be worked must not stop those behind it.
            GivenUp(fault, row.Seq, request?.Id);
            await Done(row, request, new Reply.Say("Something went wrong on my side, and nothing was changed. Please try again; if it happens again, tell whoever runs HandoffBot."), cancel);
        }
    }

    private async Task Done(SlackInboxRow row, SlackRequest? request, Answer answer, CancellationToken cancel)
    {
        var (won, reply) = await database.Write<(bool, Reply?)>(
            async (db, token) =>
            {
                if (await SlackQueue.Lock(db, row.Seq, token) is not { } mine)
                    return (false, null);
                mine.Done = true;
                return (true, (answer.Change is null ? null : await answer.Change(db, token)) ?? answer.Reply);
            },
            cancel);
        if (!won)
            return;
        if (answer.Change is not null)
        {
            bells.Messages.Ring();
            bells.Due.Ring();
        }

        if (reply is not null)
            errands.Aside(token => replies.Show(request!.Asked, reply, token));
    }

    private bool IsHopeless(long seq)
    {
        lock (_failures)
            return (_failures[seq] = _failures.GetValueOrDefault(seq) + 1) >= Tries && _failures.Remove(seq);
    }

    [LoggerMessage(LogLevel.Error, "Work on what Slack sent stopped and goes on in a moment")]
    private partial void Stumbled(Exception fault);

    [LoggerMessage(LogLevel.Error, "Row {Seq} from Slack ({Id}) could not be worked and was given up")]
    private partial void GivenUp(Exception fault, long seq, string? id);
}
