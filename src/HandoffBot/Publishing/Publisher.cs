using System.Collections.Concurrent;
using HandoffBot.Operations;
using HandoffBot.Store;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>
/// Makes Slack match the rows. One loop takes turns with the database; the sending goes on beside it, and its results ride
/// along with the next turn.
/// </summary>
public sealed partial class Publisher(
    IDatabase database, Bells bells, Turn turn, Sender sender, Probe probe, SlackStanding standing, Backoff backoff, RetryDelay delay, DeliveryMetrics metrics,
    PublisherSettings settings, DatabaseOutage databaseOutage, SlackOutage slackOutage, TimeProvider time, ILogger<Publisher> log) : BackgroundService
{
    private const string TurnFailed = "The publisher's turn failed and is taken again";
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Company = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Settlement> _back = new();
    private readonly List<Settlement> _unwritten = [];
    private readonly Weather _weather = new(backoff);
    private Task<bool> _probing = Task.FromResult(false);
    private int _ringing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TakeOver(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var result = await TakeTurn(stoppingToken);
                if (_probing.IsCompleted)
                    await LookAround(result.WorkspaceClosed, stoppingToken);
                await bells.Messages.Wait(UntilNext(result), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // The rows and the unwritten results are still there; the database may be back in a moment.
                databaseOutage.Failed(TurnFailed, fault);
                await Task.Delay(LookAnyway, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Finish();
    }

    private async Task<TurnResult> TakeTurn(CancellationToken cancel)
    {
        var now = time.Now();
        while (_back.TryDequeue(out var settlement))
        {
            _unwritten.Add(settlement);
            _weather.Note(settlement.Verdict, now);
            standing.Answers = _weather.QuietUntil is null;
            slackOutage.Note(settlement.Verdict);
        }

        slackOutage.Look();

        var slots = _weather.Slots(settings.AtOnce - _sending.Count, _sending.Count, now);
        var result = await turn.Take(_unwritten, slots, _sending.Keys.ToHashSet(StringComparer.Ordinal), now, cancel);
        _unwritten.Clear();
        databaseOutage.Succeeded();
        foreach (var row in result.Claimed)
            _sending[row.Id] = Task.Run(() => Send(row), CancellationToken.None);
        return result;
    }

    // Never cancelled, for a request cut off leaves a message in doubt; Slack's deadline bounds it.
    private async Task Send(MessageRow row)
    {
        Verdict verdict;
        try
        {
            verdict = await sender.Send(row, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // A fault of ours: if a request was under way, nobody knows what became of it.
            if (DatabaseTrouble.Is(fault))
                databaseOutage.Failed(TurnFailed, fault);
            else
                SendFailed(log, fault, row.Kind, row.Subject);
            verdict = new Verdict.Doubtful(fault.Message, delay.AfterFailure(row, time.Now()));
        }

        metrics.Note(row, verdict);
        _back.Enqueue(new Settlement(row, verdict));
        _sending.TryRemove(row.Id, out _);
        RingSoon();
    }

    // Results wait a moment for others, so that they share a commit; rows that want sending never wait.
    private void RingSoon()
    {
        if (Interlocked.Exchange(ref _ringing, 1) == 0)
            _ = RingAfter();

        async Task RingAfter()
        {
            await Task.Delay(Company, time);
            Volatile.Write(ref _ringing, 0);
            bells.Messages.Ring();
        }
    }

    // Takes what the last look brought, and looks again beside the loop.
    private async Task LookAround(string? workspaceClosed, CancellationToken cancel)
    {
        var now = time.Now();
        var nobodyGoes = _weather.NobodyGoes(now);
        if (await _probing && nobodyGoes)
        {
            _weather.Clear();
            standing.Answers = true;
            nobodyGoes = false;
        }

        _probing = Look(workspaceClosed, nobodyGoes, cancel);
    }

    private async Task<bool> Look(string? workspaceClosed, bool nobodyGoes, CancellationToken cancel)
    {
        try
        {
            return await probe.Look(workspaceClosed, nobodyGoes, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            databaseOutage.Failed(TurnFailed, fault);
            return false;
        }
    }

    private TimeSpan UntilNext(TurnResult result)
    {
        var next = result.WakeAt;
        if (_weather.QuietUntil is { } quiet)
            next = quiet;
        if (next is not { } at || _sending.Count >= settings.AtOnce)
            return LookAnyway;
        var wait = at - time.Now();
        return wait <= Duration.Zero ? TimeSpan.Zero : wait.ToTimeSpan() < LookAnyway ? wait.ToTimeSpan() : LookAnyway;
    }

    private async Task TakeOver(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await database.Write((db, token) => db.Database.IsNpgsql() ? Task.FromResult(0) : MessageClaims.TakeOver(db, time.Now(), token), cancel);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                databaseOutage.Failed(TurnFailed, fault);
                await Task.Delay(LookAnyway, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // What is under way is waited for and written down, so that a planned stop leaves nothing in doubt.
    private async Task Finish()
    {
        await Task.WhenAll(_sending.Values).WaitAsync(GraceAtStop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _unwritten.AddRange(_back);
        if (_unwritten.Count > 0)
            await turn.Take(_unwritten, 0, new HashSet<string>(StringComparer.Ordinal), time.Now(), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending {Kind} {Subject} failed")]
    private static partial void SendFailed(ILogger log, Exception fault, string kind, string subject);
}
