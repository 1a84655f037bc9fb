using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Responses;

/// <summary>Accepts responses at response_urls. A token sent there is logged as <c>token_leaked</c>.</summary>
internal sealed class ResponseUrlEndpoint(
    ResponseUrlRegistry urls,
    ResponseMessages messages,
    CallLog log,
    SandboxClock clock,
    Faults.FaultRegistry faults
)
{
    public const string Name = "response_url";

    public async Task Handle(HttpContext context)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var (arguments, _) = await RequestArguments.Read(context.Request);
        var writer = new ResponseWriter(context, clock);
        if (faults.Next(Name, null) is { } fault)
        {
            var response = FaultInjection.TakesEffect(fault) ? Answer(out _) : ApiResponse.Ok();
            log.Add(
                Name,
                null,
                at,
                TimeProvider.System.GetElapsedTime(started),
                FaultInjection.Outcome(fault, response),
                null,
                StatusCodes.Status200OK
            );
            await FaultInjection.Send(writer, fault, (response, null));
            return;
        }

        var answer = Answer(out var channel);
        var outcome = context.Request.Headers.Authorization.Count > 0 ? "token_leaked" : answer.Error ?? "ok";
        log.Add(Name, channel, at, TimeProvider.System.GetElapsedTime(started), outcome, null, StatusCodes.Status200OK);
        await writer.Json(answer, answer.Error is "expired_url" or "used_url" ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

        ApiResponse Answer(out string? where)
        {
            where = null;
            if (arguments is null)
            {
                return ApiResponse.Failure("invalid_payload");
            }

            var (use, error) = urls.Redeem($"{context.Request.RouteValues["number"]}/{context.Request.RouteValues["secret"]}");
            if (use is null)
            {
                return ApiResponse.Failure(error!);
            }

            where = use.Channel;
            return messages.Apply(use, arguments, at) ?? ApiResponse.Ok();
        }
    }
}
