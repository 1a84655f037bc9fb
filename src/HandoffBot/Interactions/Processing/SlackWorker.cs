using System.Globalization;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Interactions.Callers;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;

namespace HandoffBot.Interactions.Processing;

/// <summary>
/// Works the requests that were kept. Clicks that change alerts are worked in the order they came, several in one transaction;
/// what only shows something runs beside them, in slots of its own class, so that a slow answer delays no click.
/// </summary>
internal sealed partial class SlackWorker(
    IDatabase database,
    WorkSignals signals,
    RequestDispatcher dispatch,
    CallerCheck callers,
    BackgroundTasks tasks,
    WindowFills fills,
    RequestCompletion completion,
    QuarantinedRows setAside,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<SlackWorker> log
) : BackgroundService
{
    private const int BatchRead = 200;
    private const int MostAtOnce = 8;
    private const int MaximumAttempts = 3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<long, int> _failures = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SupervisedLoop.Run(
            async cancel =>
            {
                // Who may be answered is known once Slack has said whose the token is; what comes before waits.
                if (callers.IsReady)
                {
                    await Cycle(cancel);
                }

                await signals.SlackInbox.Wait(PollInterval, time, cancel);
            },
            fault => outage.Failed("What Slack sent could not be worked and is tried again", fault),
            cancel => signals.SlackInbox.Wait(PollInterval, time, cancel),
            stoppingToken
        );
        await fills.Stop();
        await tasks.Finish();
        await fills.Finish();
    }

    // Requests that a class does not accept now stay pending and are read again.
    private async Task Cycle(CancellationToken cancel)
    {
        long? after = 0;
        while (after is { } last)
        {
            await StartReads(RequestKinds.Command, cancel);
            await StartReads(RequestKinds.Event, cancel);
            after = await WorkInteractions(last, cancel);
        }
    }

    private async Task StartReads(string kind, CancellationToken cancel)
    {
        var (questions, _) = await Pending(kind, 0, cancel);
        Start(questions);
    }

    private async Task<long?> WorkInteractions(long after, CancellationToken cancel)
    {
        var (requests, last) = await Pending(RequestKinds.Interaction, after, cancel);
        Start(requests.Where(request => request.Class != RequestClass.AlertChange));
        foreach (var batch in requests.Where(request => request.Class == RequestClass.AlertChange).Chunk(MostAtOnce))
        {
            await WorkBatch(batch, cancel);
        }

        return last;
    }

    // The next of a kind that nobody works on yet, and where to read on; null when there is no more.
    private async Task<(List<PendingRequest> Requests, long? Last)> Pending(string kind, long after, CancellationToken cancel)
    {
        var accepted = tasks.Accepted();
        var rows = await database.Read(
            (db, token) => SlackInboxStore.Pending(db, kind, after, BatchRead, token),
            cancel
        );
        var requests = rows.Where(row => !accepted.Contains(row.Seq)).Select(dispatch.Pending).ToList();
        return (requests, rows.Count < BatchRead ? null : rows[^1].Seq);
    }

    private void Start(IEnumerable<PendingRequest> requests)
    {
        foreach (var request in requests)
        {
            tasks.TryStart(request.Class, request.Seq, token => WorkOne(request, token));
        }
    }

    private async Task WorkBatch(PendingRequest[] requests, CancellationToken cancel)
    {
        try
        {
            var answers = new List<(PendingRequest, RequestAnswer)>();
            foreach (var request in requests)
            {
                if (request.Unreadable is { } unreadable)
                {
                    await GiveUp(request, unreadable, cancel);
                    continue;
                }

                answers.Add((request, await AnswerTo(request, cancel)));
            }

            await completion.Finish(answers, cancel);
        }
        catch (Exception fault) when (IsRequestFault(fault) && requests.Length > 1)
        {
            // One of them fails: each is worked by itself, so that the others do not wait for it.
            foreach (var request in requests)
            {
                await WorkOne(request, cancel);
            }
        }
        catch (Exception fault) when (IsRequestFault(fault) && HasFailedTooOften(requests[0].Seq))
        {
            await GiveUp(requests[0], fault, cancel);
        }
    }

    private async Task WorkOne(PendingRequest request, CancellationToken cancel)
    {
        try
        {
            if (request.Unreadable is { } unreadable)
            {
                await GiveUp(request, unreadable, cancel);
                return;
            }

            await completion.Finish([(request, await AnswerTo(request, cancel))], cancel);
        }
        catch (Exception fault) when (IsRequestFault(fault) && HasFailedTooOften(request.Seq))
        {
            await GiveUp(request, fault, cancel);
        }
    }

    private async Task<RequestAnswer> AnswerTo(PendingRequest pending, CancellationToken cancel) =>
        pending.Request is not { } request ? new RequestAnswer()
        : await callers.Refusal(request.Context, request.Origin, cancel) is { } refusal ? refusal
        : await dispatch.Answer(request, cancel);

    private async Task GiveUp(PendingRequest request, Exception fault, CancellationToken cancel)
    {
        GivenUp(fault, request.Seq, request.Request?.Id);
        setAside.Count("slack_request");
        Task<Reply?> Tell(HandoffDb db, CancellationToken stop) => TellOperator(db, request.Seq, fault, stop);
        await completion.Finish(
            [
                (
                    request,
                    new RequestAnswer(
                        new Reply.Ephemeral(
                            $"Something went wrong on my side, and nothing was changed. Please try again; if it happens again, tell "
                                + $"whoever runs HandoffBot."
                        ),
                        Tell
                    )
                ),
            ],
            cancel
        );
    }

    private async Task<Reply?> TellOperator(HandoffDb db, long seq, Exception fault, CancellationToken cancel)
    {
        await setAside.Tell(
            db,
            "slack_request",
            seq.ToString(CultureInfo.InvariantCulture),
            null,
            fault.GetBaseException().Message,
            time.Now(),
            cancel
        );
        return null;
    }

    // While the database is unavailable the request waits: that is no fault of its own.
    private static bool IsRequestFault(Exception fault) => !DatabaseFailure.IsTransient(fault);

    private bool HasFailedTooOften(long seq)
    {
        lock (_failures)
        {
            return (_failures[seq] = _failures.GetValueOrDefault(seq) + 1) >= MaximumAttempts && _failures.Remove(seq);
        }
    }

    [LoggerMessage(EventId = 1407, Level = LogLevel.Error, Message = "Row {Seq} from Slack ({Id}) could not be worked and was given up")]
    private partial void GivenUp(Exception fault, long seq, string? id);
}
