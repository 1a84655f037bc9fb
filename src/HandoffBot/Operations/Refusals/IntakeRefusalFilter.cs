using HandoffBot.Intake;

namespace HandoffBot.Operations.Refusals;

/// <summary>Takes note of every request that an endpoint of the intake refuses.</summary>
internal sealed class IntakeRefusalFilter(RefusalLog refusals, Credentials credentials) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (RefusalCause.OfIntake((answer as IStatusCodeHttpResult)?.StatusCode) is { } cause)
        {
            var http = context.HttpContext;
            refusals.IntakeRefused(Endpoint(http), cause, http.Connection.RemoteIpAddress, credentials.ByKey(http.Request) ?? "");
        }

        return answer;
    }

    // Without its parameters, which hold what the caller chose.
    private static string Endpoint(HttpContext http)
    {
        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var parameter = pattern.IndexOf('{', StringComparison.Ordinal);
        return (parameter < 0 ? pattern : pattern[..parameter]).TrimEnd('/');
    }
}
