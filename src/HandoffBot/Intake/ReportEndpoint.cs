using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HandoffBot.Intake;

/// <summary><c>POST /v1/score-events</c>, <c>POST /v1/lead-fields</c> and <c>POST /v1/outcomes</c>: read, store; 202 only when
/// everything accepted is on disk.</summary>
internal sealed class ReportEndpoint(InboxCommitter committer, ParsedEventCache cache, HandoffMetrics metrics, TimeProvider time)
{
    public async Task<Results<Accepted<ScoreEventsResponse>, ProblemHttpResult>> Receive(HttpContext http, ReportKind kind)
    {
        var request = VerifiedRequest.Of(http);
        if (EventBatch.Split(request.Body, out var fault) is not { } batch)
        {
            return ProblemResults.Refuse(http, 400, $"Not {kind.Several}", [new(fault!.Pointer, fault.Error)]);
        }

        return batch.Events.Count > EventLimits.Events
            ? ProblemResults.Refuse(http, 413, "Too large", $"Expected at most {EventLimits.Events} events; found {batch.Events.Count}.")
            : await Store(http, kind, batch, request.Sender.Name);
    }

    private async Task<Results<Accepted<ScoreEventsResponse>, ProblemHttpResult>> Store(
        HttpContext http,
        ReportKind kind,
        EventBatch batch,
        string sender
    )
    {
        var now = time.Now();
        var webhookId = http.Request.Headers["webhook-id"].ToString();
        var good = new List<NewEvent>(batch.Events.Count);
        var rejected = new List<RejectedEvent>();
        for (var index = 0; index < batch.Events.Count; index++)
        {
            var fallback =
                webhookId.Length == 0 ? null
                : batch.Several ? $"{webhookId}:{index}"
                : webhookId;
            var read = kind.Read(batch.Events[index], fallback, now);
            if (read.Key is { } key)
            {
                var stored = new NewEvent(key, sender, now, Encoding.UTF8.GetString(batch.Events[index].Span));
                good.Add(stored);
                if (read.Event is { } e)
                {
                    cache.Keep(stored, e);
                }
            }
            else
            {
                rejected.AddRange(read.Faults.Select(fault => new RejectedEvent(index, read.OwnId, fault.Pointer, fault.Error)));
            }
        }

        if (good.Count == 0 && rejected.Count > 0)
        {
            metrics.Received(0, 0, batch.Events.Count);
            return NothingStored(http, kind, batch, rejected);
        }

        var (outcome, duplicates) = good.Count == 0 ? (StoreResult.Stored, 0) : await committer.Store(good);
        if (outcome == StoreResult.Stored)
        {
            metrics.Received(good.Count - duplicates, duplicates, batch.Events.Count - good.Count);
        }

        return outcome switch
        {
            StoreResult.Full => ProblemResults.Later(http, 429, "Too many events wait for a decision. None of this request was stored.", 2),
            StoreResult.Outdated => ProblemResults.Later(
                http,
                503,
                "This instance is older than its database and is being replaced. None of this request was stored: send it again, and a "
                    + "newer instance takes it.",
                5
            ),
            StoreResult.Failed => ProblemResults.Later(
                http,
                503,
                "Events cannot be stored at the moment. Send the request again: what was stored already counts once.",
                5
            ),
            _ => TypedResults.Accepted((string?)null, new ScoreEventsResponse(good.Count - duplicates, duplicates, rejected)),
        };
    }

    private static ProblemHttpResult NothingStored(HttpContext http, ReportKind kind, EventBatch batch, List<RejectedEvent> rejected) =>
        batch.Several
            ? ProblemResults.Refuse(
                http,
                400,
                $"Not {kind.Several}",
                $"None of the {batch.Events.Count} events could be taken; errors names every fault of each.",
                [.. rejected.Select(fault => new ProblemError(fault.Pointer, fault.Error) { Index = fault.Index, Id = fault.Id })]
            )
            : ProblemResults.Refuse(
                http,
                400,
                $"Not {kind.One}",
                [.. rejected.Select(fault => new ProblemError(fault.Pointer, fault.Error))]
            );
}
