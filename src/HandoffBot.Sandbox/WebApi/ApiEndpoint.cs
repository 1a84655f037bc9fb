using System.Collections.Frozen;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Handles a call: reads the arguments, injects faults, checks token and rate limit, runs the method, responds, logs.</summary>
internal sealed class ApiEndpoint(
    IEnumerable<ApiMethod> all,
    AppInstallation app,
    RateLimits limits,
    FaultRegistry faults,
    CallLog log,
    SandboxClock clock
)
{
    private readonly FrozenDictionary<string, ApiMethod> _methods = all.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    private readonly TokenCheck _tokens = new(app);

    public async Task Handle(HttpContext context)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var name = (string)context.Request.RouteValues["method"]!;
        var (arguments, broken) = await RequestArguments.Read(context.Request);
        var channel = arguments?.Text("channel") ?? arguments?.Text("channel_id");
        var fault = faults.Next(name, channel);

        var writer = new ResponseWriter(context, clock);
        if (fault is null)
        {
            var answer = Answer();
            var outcome = await writer.Send(answer);
            Log(outcome, answer.Answer.Ts);
            return;
        }

        if (fault.Kind == FaultKind.Held)
        {
            Log(FaultInjection.Outcome(fault, null), null);
            await writer.Hold(fault.Delay);
            await writer.Send(Answer());
            return;
        }

        var response = FaultInjection.TakesEffect(fault) ? Answer() : default;
        // Logged before the caller aborts, so that a test can see the call it waits for.
        Log(FaultInjection.Outcome(fault, response.Answer), response.Answer?.Ts);
        await FaultInjection.Send(writer, fault, response);

        (ApiResponse Answer, TimeSpan? RetryAfter) Answer()
        {
            if (!_methods.TryGetValue(name, out var method))
            {
                return (ApiResponse.Failure("unknown_method"), null);
            }

            if (arguments is null)
            {
                return (ApiResponse.Failure(broken!), null);
            }

            if (_tokens.Check(method, context.Request, arguments) is { } refusal)
            {
                return (refusal, null);
            }

            if (limits.Acquire(name, method.Tier, channel) is { } wait)
            {
                return (ApiResponse.Failure("ratelimited"), wait);
            }

            var scopes = app.Scopes;
            context.Response.Headers["x-oauth-scopes"] = string.Join(',', scopes.Order(StringComparer.Ordinal));
            if (method.Scopes.Length > 0)
            {
                context.Response.Headers["x-accepted-oauth-scopes"] = string.Join(',', method.Scopes);
            }

            return (method.Handler(new ApiRequest(arguments, at, scopes)), null);
        }

        void Log(string outcome, string? ts)
        {
            var limited = outcome is "ratelimited" or "fault:rate_limited";
            log.Add(
                name,
                channel,
                at,
                TimeProvider.System.GetElapsedTime(started),
                outcome,
                ts,
                limited ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK
            );
        }
    }
}
