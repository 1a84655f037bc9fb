using HandoffBot.Store;

namespace HandoffBot.Interactions.Working;

/// <summary>A kept row and what it asks for; null when that is nothing.</summary>
internal sealed record Job(long Seq, SlackRequest? Request);

/// <summary>Finishes jobs: a row is done in the transaction that makes its change, and its reply is shown after.</summary>
internal sealed class Workbench(IDatabase database, Bells bells, Errands errands, Replies replies)
{
    public async Task Finish(IReadOnlyList<(Job Job, Answer Answer)> work, CancellationToken cancel)
    {
        var shown = await database.Write(
            async (db, token) =>
            {
                var finished = new List<(Job Job, Reply? Reply)>();
                foreach (var (job, answer) in work)
                {
                    // Done by another instance, or under its hands.
                    if (await SlackQueue.Lock(db, job.Seq, token) is not { } mine)
                        continue;
                    mine.Done = true;
                    finished.Add((job, (answer.Change is null ? null : await answer.Change(db, token)) ?? answer.Reply));
                }

                return finished;
            },
            cancel);
        if (work.Any(w => w.Answer.Change is not null))
        {
            bells.Messages.Ring();
            bells.Due.Ring();
        }

        foreach (var (job, reply) in shown)
        {
            if (reply is not null && job.Request is { } request)
                errands.Aside(token => replies.Show(request.Asked, reply, token));
        }
    }
}
