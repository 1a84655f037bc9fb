using HandoffBot.Intake.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HandoffBot.Intake;

/// <summary>Refusals as problem details (RFC 9457).</summary>
internal static class ProblemResults
{
    public static ProblemHttpResult Unauthorized(HttpContext http) =>
        Refuse(
            http,
            401,
            "Not authorised",
            "Expected 'Authorization: Bearer <api key>' with a key of this host, or a valid webhook-signature made within five minutes."
        );

    /// <summary>Faults that are few enough to be told in one line too.</summary>
    public static ProblemHttpResult Refuse(HttpContext http, int status, string title, IReadOnlyList<ProblemError> faults) =>
        Refuse(
            http,
            status,
            title,
            string.Join(" · ", faults.Select(fault => fault.Pointer.Length == 0 ? fault.Error : $"{fault.Pointer}: {fault.Error}")),
            faults
        );

    /// <summary>Nothing is wrong with the request; the sender tries again after so many seconds.</summary>
    public static ProblemHttpResult Later(HttpContext http, int status, string detail, int seconds) =>
        Refuse(http, status, "Try again later", detail, retryAfter: seconds);

    /// <summary>The one place through which this room refuses a request.</summary>
    public static ProblemHttpResult Refuse(
        HttpContext http,
        int status,
        string title,
        string detail,
        IReadOnlyList<ProblemError>? faults = null,
        int? retryAfter = null
    )
    {
        if (retryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString();
        }

        return TypedResults.Problem(
            new ProblemResponse
            {
                Status = status,
                Title = title,
                Detail = detail,
                Errors = faults,
            }
        );
    }
}
