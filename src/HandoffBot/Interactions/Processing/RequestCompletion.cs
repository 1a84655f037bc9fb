using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Processing;

/// <summary>A kept row and what it asks for; null when that is nothing.</summary>
internal sealed record PendingRequest(long Seq, SlackRequest? Request);

/// <summary>Finishes jobs: a row is done in the transaction that makes its change, and its reply is shown after.</summary>
internal sealed class RequestCompletion(IDatabase database, WorkSignals bells, BackgroundTasks errands, ReplySender replies)
{
    public async Task Finish(IReadOnlyList<(PendingRequest Job, RequestAnswer Answer)> work, CancellationToken cancel)
    {
        var shown = await database.Write(
            async (db, token) =>
            {
                var finished = new List<(PendingRequest Job, Reply? Reply)>();
                foreach (var (job, answer) in work)
                {
                    // Done by another instance, or under its hands.
                    if (await SlackInboxStore.Lock(db, job.Seq, token) is not { } mine)
                    {
                        continue;
                    }

                    mine.Done = true;
                    finished.Add((job, (answer.Change is null ? null : await answer.Change(db, token)) ?? answer.Reply));
                }

                return finished;
            },
            cancel
        );
        if (work.Any(w => w.Answer.Change is not null))
        {
            bells.Messages.Notify();
            bells.Due.Notify();
        }

        foreach (var (job, reply) in shown)
        {
            if (reply is not null && job.Request is { } request)
            {
                errands.Run(token => replies.Show(request.Asked, reply, token));
            }
        }
    }
}
