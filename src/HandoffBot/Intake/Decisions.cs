using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Store;

namespace HandoffBot.Intake;

/// <summary><c>GET /v1/decisions/{event id}</c>: what was decided and why, and what happened to the alert since.</summary>
public sealed class Decisions(Credentials credentials, IDatabase database, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // The answer is JSON, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<IResult> Tell(HttpContext http, string? eventId)
    {
        if (credentials.ByKey(http.Request) is null && (Credentials.NamesKey(http.Request) || !credentials.Signed(http.Request, [], time.GetUtcNow())))
            return Problems.Unauthorized;
        try
        {
            return await database.Read((db, cancel) => ToldDecision.Of(db, eventId ?? "", cancel), http.RequestAborted) is { } told
                ? TypedResults.Json(told, Json)
                : Problems.Of(404, "No such event", "No event with this id was received.");
        }
        catch (Exception trouble) when (DatabaseTrouble.Is(trouble))
        {
            return Problems.Later(http, 503, "Decisions cannot be read at the moment.", 5);
        }
    }
}
