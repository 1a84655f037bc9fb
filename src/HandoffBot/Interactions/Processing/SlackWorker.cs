using HandoffBot.Hosting.Loops;
using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Processing;

/// <summary>
/// Works the requests that were kept. Clicks that change alerts are worked in the order they came, several in one transaction;
/// what only shows something runs beside them, in slots of its own class, so that a slow answer delays no click.
/// </summary>
internal sealed partial class SlackWorker(
    IDatabase database,
    WorkSignals signals,
    RequestDispatcher dispatch,
    BackgroundTasks tasks,
    RequestCompletion completion,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<SlackWorker> log
) : BackgroundService
{
    private const int Look = 200;
    private const int MostAtOnce = 8;
    private const int Tries = 3;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private readonly Dictionary<long, int> _failures = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SupervisedLoop.Run(
            async cancel =>
            {
                await Round(cancel);
                await signals.SlackInbox.Wait(AtMost, time, cancel);
            },
            fault => outage.Failed("What Slack sent could not be worked and is tried again", fault),
            cancel => signals.SlackInbox.Wait(AtMost, time, cancel),
            stoppingToken
        );
        await tasks.Finish();
    }

    // What a class does not accept now stays pending and is read again.
    private async Task Round(CancellationToken cancel)
    {
        long? after = 0;
        while (after is { } last)
        {
            await StartQuestions(RequestKinds.Command, cancel);
            await StartQuestions(RequestKinds.Event, cancel);
            after = await WorkInteractions(last, cancel);
        }
    }

    private async Task StartQuestions(string kind, CancellationToken cancel)
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
            await Batch(batch, cancel);
        }

        return last;
    }

    // The next of a kind that nobody works on yet, and where to read on; null when there is no more.
    private async Task<(List<PendingRequest> Requests, long? Last)> Pending(string kind, long after, CancellationToken cancel)
    {
        var accepted = tasks.Accepted();
        var rows = await database.Read(
            (db, token) =>
                db
                    .SlackInbox.Where(row => !row.Done && row.Kind == kind && row.Seq > after)
                    .OrderBy(row => row.Seq)
                    .Take(Look)
                    .ToListAsync(token),
            cancel
        );
        var requests = rows.Where(row => !accepted.Contains(row.Seq)).Select(dispatch.Pending).ToList();
        return (requests, rows.Count < Look ? null : rows[^1].Seq);
    }

    private void Start(IEnumerable<PendingRequest> requests)
    {
        foreach (var request in requests)
        {
            tasks.TryStart(request.Class, request.Seq, token => One(request, token));
        }
    }

    private async Task Batch(PendingRequest[] requests, CancellationToken cancel)
    {
        try
        {
            var answers = new List<(PendingRequest, RequestAnswer)>();
            foreach (var request in requests)
            {
                answers.Add((request, await AnswerTo(request, cancel)));
            }

            await completion.Finish(answers, cancel);
        }
        catch (Exception fault) when (IsOfTheWork(fault) && requests.Length > 1)
        {
            // One of them cannot be worked; the others must not wait for it.
            foreach (var request in requests)
            {
                await One(request, cancel);
            }
        }
        catch (Exception fault) when (IsOfTheWork(fault) && IsHopeless(requests[0].Seq))
        {
            await GiveUp(requests[0], fault, cancel);
        }
    }

    private async Task One(PendingRequest request, CancellationToken cancel)
    {
        try
        {
            await completion.Finish([(request, await AnswerTo(request, cancel))], cancel);
        }
        catch (Exception fault) when (IsOfTheWork(fault) && IsHopeless(request.Seq))
        {
            await GiveUp(request, fault, cancel);
        }
    }

    private Task<RequestAnswer> AnswerTo(PendingRequest pending, CancellationToken cancel) =>
        pending.Request is { } request ? dispatch.Answer(request, cancel) : Task.FromResult(new RequestAnswer());

    private Task GiveUp(PendingRequest request, Exception fault, CancellationToken cancel)
    {
        GivenUp(fault, request.Seq, request.Request?.Id);
        return completion.Finish(
            [
                (
                    request,
                    new Reply.Ephemeral(
                        "Something went wrong on my side, and nothing was changed. Please try again; if it happens again, tell whoever "
                            + "runs HandoffBot."
                    )
                ),
            ],
            cancel
        );
    }

    // A database that is away is no fault of the request: it waits.
    private static bool IsOfTheWork(Exception fault) => !DatabaseFailure.IsTransient(fault);

    private bool IsHopeless(long seq)
    {
        lock (_failures)
        {
            return (_failures[seq] = _failures.GetValueOrDefault(seq) + 1) >= Tries && _failures.Remove(seq);
        }
    }

    [LoggerMessage(EventId = 1407, Level = LogLevel.Error, Message = "Row {Seq} from Slack ({Id}) could not be worked and was given up")]
    private partial void GivenUp(Exception fault, long seq, string? id);
}
