using Microsoft.AspNetCore.WebUtilities;

namespace HandoffBot.Operations;

/// <summary>Whatever no room answers for, a wrong path, a wrong method, a fault of ours, is told in the same shape as their own refusals.</summary>
internal static class PlainFailures
{
    public static WebApplication UsePlainFailures(this WebApplication app)
    {
        // The fault itself goes to the log and never to the caller, in development neither.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Tell,
            StatusCodeSelector = fault => fault is BadHttpRequestException broken ? broken.StatusCode : StatusCodes.Status500InternalServerError,
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePages(pages => Tell(pages.HttpContext));
        return app;
    }

    private static Task Tell(HttpContext http) =>
        TypedResults.Problem(statusCode: http.Response.StatusCode, title: ReasonPhrases.GetReasonPhrase(http.Response.StatusCode)).ExecuteAsync(http);
}
