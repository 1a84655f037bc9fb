using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Processing;

/// <summary>Finishes requests: a row is done in the transaction that makes its change, and its reply is shown after.</summary>
internal sealed class RequestCompletion(IDatabase database, WorkSignals signals, BackgroundTasks tasks, ReplySender replies)
{
    public async Task Finish(IReadOnlyList<(PendingRequest Pending, RequestAnswer Answer)> work, CancellationToken cancel)
    {
        var shown = await database.Write(
            async (db, token) =>
            {
                var finished = new List<(PendingRequest Pending, Reply? Reply)>();
                foreach (var (pending, answer) in work)
                {
                    // Done by another instance, or being worked by it.
                    if (!await SlackInboxStore.Finish(db, pending.Seq, token))
                    {
                        continue;
                    }

                    finished.Add((pending, (answer.Change is null ? null : await answer.Change(db, token)) ?? answer.Reply));
                }

                return finished;
            },
            cancel
        );
        if (work.Any(w => w.Answer.Change is not null))
        {
            signals.Messages.Notify();
            signals.Due.Notify();
            signals.Homes.Notify();
        }

        foreach (var (pending, reply) in shown)
        {
            if (reply is not null && pending.Request is { } request)
            {
                tasks.Reply(pending.Class, token => replies.Show(request.Context, reply, token));
            }
        }
    }
}
