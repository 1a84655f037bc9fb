using Microsoft.AspNetCore.WebUtilities;

namespace HandoffBot.Operations.Http;

/// <summary>Errors outside the endpoints (an unknown path, a wrong method, an unhandled exception) are answered in the same shape as their
/// own refusals.</summary>
internal static class ErrorResponses
{
    public static WebApplication UseErrorResponses(this WebApplication app)
    {
        // The fault itself goes to the log and never to the caller, in development neither.
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = WriteProblem,
                StatusCodeSelector = fault =>
                    fault is BadHttpRequestException broken ? broken.StatusCode : StatusCodes.Status500InternalServerError,
                AllowStatusCode404Response = true,
            }
        );
        app.UseStatusCodePages(pages => WriteProblem(pages.HttpContext));
        return app;
    }

    private static Task WriteProblem(HttpContext http) =>
        TypedResults
            .Problem(
                Words(http.Response.StatusCode),
                statusCode: http.Response.StatusCode,
                title: ReasonPhrases.GetReasonPhrase(http.Response.StatusCode)
            )
            .ExecuteAsync(http);

    private static string? Words(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address. /openapi/v1.json lists what there is.",
            StatusCodes.Status405MethodNotAllowed => "This address is asked for in another way: the header Allow names it.",
            StatusCodes.Status415UnsupportedMediaType =>
                "Expected Content-Type: application/json, in UTF-8 and without a Content-Encoding.",
            StatusCodes.Status500InternalServerError => "Something went wrong here, not in the request. It is in the log.",
            _ => null,
        };
}
