using System.Net.Http.Headers;
using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Bodies;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Intake;

/// <summary><c>POST /v1/score-events</c>: verify, read, store; 202 only when every accepted event is on disk.</summary>
public sealed class ScoreEventEndpoint(Credentials credentials, InboxCommitter committer, HandoffMetrics metrics, TimeProvider time)
{
    private const long BodiesTogether = 32 * 1024 * 1024;
    private readonly BodyBudget _bodies = new(BodiesTogether);

    public async Task<IResult> Take(HttpContext http)
    {
        var sender = credentials.ByKey(http.Request);
        if (sender is null && (Credentials.NamesKey(http.Request) || !http.Request.Headers.ContainsKey("webhook-signature")))
        {
            return ProblemResults.Unauthorized(http);
        }

        using var body = new BoundedBody(EventLimits.Body, _bodies);
        var refused = IsJson(http.Request) ? await body.Read(http) : StatusCodes.Status415UnsupportedMediaType;
        if (refused != 0)
        {
            return Refused(http, refused);
        }

        if (sender is null && !credentials.Signed(http.Request, body.Bytes.Span, time.GetUtcNow()))
        {
            return ProblemResults.Unauthorized(http);
        }

        if (EventBatch.Split(body.Bytes, out var fault) is not { } batch)
        {
            return ProblemResults.Refuse(http, 400, "Not score events", [new(fault!.Pointer, fault.Error)]);
        }

        return batch.Events.Count > EventLimits.Events
            ? ProblemResults.Refuse(http, 413, "Too large", $"Expected at most {EventLimits.Events} events; found {batch.Events.Count}.")
            : await Store(http, batch, sender ?? "webhook");
    }

    private async Task<IResult> Store(HttpContext http, EventBatch batch, string sender)
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
            var read = EventReader.Read(batch.Events[index], fallback, now);
            if (read.Event is not null)
            {
                good.Add(new(read.Event.Id, sender, now, Encoding.UTF8.GetString(batch.Events[index].Span)));
            }
            else
            {
                rejected.AddRange(read.Faults.Select(fault => new RejectedEvent(index, read.OwnId, fault.Pointer, fault.Error)));
            }
        }

        if (good.Count == 0 && rejected.Count > 0)
        {
            metrics.Received(0, 0, batch.Events.Count);
            return NothingTaken(http, batch, rejected);
        }

        var (outcome, duplicates) = good.Count == 0 ? (StoreResult.Stored, 0) : await committer.Store(good);
        if (outcome == StoreResult.Stored)
        {
            metrics.Received(good.Count - duplicates, duplicates, batch.Events.Count - good.Count);
        }

        return outcome switch
        {
            StoreResult.Full => ProblemResults.Later(http, 429, "Too many events wait for a decision. None of this request was stored.", 2),
            StoreResult.Trouble => ProblemResults.Later(
                http,
                503,
                "Events cannot be stored at the moment. Send the request again: what was stored already counts once.",
                5
            ),
            _ => TypedResults.Json(new ScoreEventsResponse(good.Count - duplicates, duplicates, rejected), statusCode: 202),
        };
    }

    private static IResult NothingTaken(HttpContext http, EventBatch batch, List<RejectedEvent> rejected) =>
        batch.Several
            ? ProblemResults.Refuse(
                http,
                400,
                "Not score events",
                $"None of the {batch.Events.Count} events could be taken; errors names every fault of each.",
                [.. rejected.Select(fault => new ProblemError(fault.Pointer, fault.Error) { Index = fault.Index, Id = fault.Id })]
            )
            : ProblemResults.Refuse(
                http,
                400,
                "Not a score event",
                [.. rejected.Select(fault => new ProblemError(fault.Pointer, fault.Error))]
            );

    private static IResult Refused(HttpContext http, int status) =>
        status switch
        {
            408 => ProblemResults.Refuse(http, status, "Too slow", "Expected the whole body within 30 seconds, at 1 KiB a second or more."),
            413 => ProblemResults.Refuse(
                http,
                status,
                "Too large",
                $"Expected at most {EventLimits.Body} bytes and {EventLimits.Events} events."
            ),
            415 => ProblemResults.Refuse(
                http,
                status,
                "Not JSON",
                "Expected Content-Type: application/json, in UTF-8 and without a Content-Encoding."
            ),
            429 => ProblemResults.Later(http, status, "Too many requests at once. Nothing of this one was stored.", 1),
            _ => ProblemResults.Refuse(http, status, "Not a request", "The body did not arrive as HTTP says it must."),
        };

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && (request.ContentType is "application/json" or "application/json; charset=utf-8" || IsJson(request.ContentType));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType is "application/json" || type.MediaType?.EndsWith("+json", StringComparison.OrdinalIgnoreCase) == true)
        && type.CharSet is null or "" or "utf-8" or "UTF-8" or "\"utf-8\"";
}
