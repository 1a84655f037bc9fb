namespace HandoffBot.Intake;

/// <summary>Refusals as problem details (RFC 9457).</summary>
internal static class Problems
{
    public static IResult Unauthorized { get; } = Of(
        401, "Not authorised", "Expected 'Authorization: Bearer <api key>' with a key of this host, or a valid webhook-signature made within five minutes.");

    public static IResult Of(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);

    public static IResult Of(int status, string title, IReadOnlyList<EventFault> faults) => TypedResults.Problem(
        string.Join(" · ", faults.Select(fault => fault.Pointer.Length == 0 ? fault.Error : $"{fault.Pointer}: {fault.Error}")),
        statusCode: status,
        title: title,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = faults });

    /// <summary>Nothing is wrong with the request; the sender tries again after so many seconds.</summary>
    public static IResult Later(HttpContext http, int status, string detail, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString();
        return Of(status, "Try again later", detail);
    }
}
