using HandoffBot.Hosting.Loops;
using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Processing;

/// <summary>
/// Works what was kept. Clicks that change alerts go in the order they came, as many in one transaction as are waiting; what
/// only shows something goes beside them, so that a long answer holds nobody up.
/// </summary>
internal sealed partial class SlackWorker(
    IDatabase database,
    WorkSignals bells,
    RequestDispatcher dispatch,
    BackgroundTasks errands,
    RequestCompletion bench,
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
                await bells.SlackInbox.Wait(AtMost, time, cancel);
            },
            fault => outage.Failed("What Slack sent could not be worked and is tried again", fault),
            cancel => bells.SlackInbox.Wait(AtMost, time, cancel),
            stoppingToken
        );
        await errands.Finish();
    }

    private async Task Round(CancellationToken cancel)
    {
        while (true)
        {
            var rows = await database.Read(
                (db, token) => db.SlackInbox.Where(row => !row.Done).OrderBy(row => row.Seq).Take(Look).ToListAsync(token),
                cancel
            );
            var jobs = rows.Where(row => !errands.Has(row.Seq)).Select(row => new PendingRequest(row.Seq, SlackRequest.Of(row))).ToList();
            foreach (var job in jobs.Where(job => !InOrder(job)))
            {
                await errands.Start(job.Seq, token => One(job, token), cancel);
            }

            foreach (var batch in jobs.Where(InOrder).Chunk(MostAtOnce))
            {
                await Batch(batch, cancel);
            }

            if (jobs.Count < Look)
            {
                return;
            }
        }
    }

    private bool InOrder(PendingRequest job) => job.Request is null || dispatch.InOrder(job.Request);

    private async Task Batch(PendingRequest[] jobs, CancellationToken cancel)
    {
        try
        {
            var answers = new List<(PendingRequest, RequestAnswer)>();
            foreach (var job in jobs)
            {
                answers.Add((job, await AnswerTo(job, cancel)));
            }

            await bench.Finish(answers, cancel);
        }
        catch (Exception fault) when (IsOfTheWork(fault) && jobs.Length > 1)
        {
            // One of them cannot be worked; the others must not wait for it.
            foreach (var job in jobs)
            {
                await One(job, cancel);
            }
        }
        catch (Exception fault) when (IsOfTheWork(fault) && IsHopeless(jobs[0].Seq))
        {
            await GiveUp(jobs[0], fault, cancel);
        }
    }

    private async Task One(PendingRequest job, CancellationToken cancel)
    {
        try
        {
            await bench.Finish([(job, await AnswerTo(job, cancel))], cancel);
        }
        catch (Exception fault) when (IsOfTheWork(fault) && IsHopeless(job.Seq))
        {
            await GiveUp(job, fault, cancel);
        }
    }

    private Task<RequestAnswer> AnswerTo(PendingRequest job, CancellationToken cancel) =>
        job.Request is { } request ? dispatch.Answer(request, cancel) : Task.FromResult(new RequestAnswer());

    private Task GiveUp(PendingRequest job, Exception fault, CancellationToken cancel)
    {
        GivenUp(fault, job.Seq, job.Request?.Id);
        return bench.Finish(
            [
                (
                    job,
                    new Reply.Ephemeral(
                        "Something went wrong on my side, and nothing was changed. Please try again; if it happens again, tell whoever runs HandoffBot."
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

    [LoggerMessage(LogLevel.Error, "Row {Seq} from Slack ({Id}) could not be worked and was given up")]
    private partial void GivenUp(Exception fault, long seq, string? id);
}
