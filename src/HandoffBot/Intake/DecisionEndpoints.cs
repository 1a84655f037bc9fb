using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Context;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HandoffBot.Intake;

/// <summary>
/// <c>GET /v1/decisions/{event id}</c>: what was decided and why, and what happened to the alert since.
/// <c>GET /v1/decisions</c>: the decisions themselves, a page at a time.
/// </summary>
internal sealed class DecisionEndpoints(IDatabase database)
{
    public Task<Results<Ok<DecisionResponse>, ProblemHttpResult>> Get(HttpContext http, string? eventId) =>
        Answer<DecisionResponse>(http, async (db, cancel) =>
            await DecisionResponse.Of(db, eventId ?? "", VerifiedRequest.Of(http).SenderRead, cancel) is { } decision
                ? TypedResults.Ok(decision)
                : ProblemResults.Refuse(
                    http,
                    404,
                    "No such event",
                    VerifiedRequest.Of(http).SenderRead is null
                        ? "No event with this id was received."
                        : "No event with this id was received from this sender. A key with \"read\": \"all\" finds those of others."
                )
        );

    public Task<Results<Ok<DecisionListResponse>, ProblemHttpResult>> List(HttpContext http) =>
        Answer<DecisionListResponse>(http, async (db, cancel) =>
        {
            var faults = new List<ProblemError>();
            return DecisionFilter.Read(http.Request.Query, faults) is { } filter
                ? TypedResults.Ok(await DecisionList.Page(db, filter with { Sender = VerifiedRequest.Of(http).SenderRead }, cancel))
                : ProblemResults.Refuse(http, 400, "Not a list of decisions", faults);
        });

    private async Task<Results<Ok<T>, ProblemHttpResult>> Answer<T>(
        HttpContext http,
        Func<HandoffDb, CancellationToken, Task<Results<Ok<T>, ProblemHttpResult>>> answer
    )
    {
        try
        {
            return await database.Read(answer, http.RequestAborted);
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault))
        {
            return ProblemResults.Later(http, 503, "Decisions cannot be read at the moment.", 5);
        }
    }
}
