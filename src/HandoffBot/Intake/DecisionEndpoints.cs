using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Context;

namespace HandoffBot.Intake;

/// <summary>
/// <c>GET /v1/decisions/{event id}</c>: what was decided and why, and what happened to the alert since.
/// <c>GET /v1/decisions</c>: the decisions themselves, a page at a time.
/// </summary>
public sealed class DecisionEndpoints(Credentials credentials, IDatabase database, TimeProvider time)
{
    public Task<IResult> Tell(HttpContext http, string? eventId) =>
        Answer(http, async (db, cancel) =>
            await DecisionResponse.Of(db, eventId ?? "", cancel) is { } decision
                ? TypedResults.Ok(decision)
                : ProblemResults.Refuse(http, 404, "No such event", "No event with this id was received.")
        );

    public Task<IResult> List(HttpContext http) => Answer(http, async (db, cancel) =>
        {
            var faults = new List<ProblemError>();
            return DecisionFilter.Read(http.Request.Query, faults) is { } filter
                ? TypedResults.Ok(await DecisionList.Page(db, filter, cancel))
                : ProblemResults.Refuse(http, 400, "Not a list of decisions", faults);
        });

    private async Task<IResult> Answer(HttpContext http, Func<HandoffDb, CancellationToken, Task<IResult>> answer)
    {
        if (!IsKnown(http))
        {
            return ProblemResults.Unauthorized(http);
        }

        try
        {
            return await database.Read(answer, http.RequestAborted);
        }
        catch (Exception trouble) when (DatabaseFailure.IsTransient(trouble))
        {
            return ProblemResults.Later(http, 503, "Decisions cannot be read at the moment.", 5);
        }
    }

    private bool IsKnown(HttpContext http) =>
        credentials.ByKey(http.Request) is not null
        || (!Credentials.NamesKey(http.Request) && credentials.Signed(http.Request, [], time.GetUtcNow()));
}
