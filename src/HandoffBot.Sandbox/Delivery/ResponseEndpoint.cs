using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.WebApi;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>Takes answers at response_urls. A token sent there is a leak, and the log says so.</summary>
internal sealed class ResponseEndpoint(ResponseUrls urls, Replies replies, CallLog log, SandboxClock clock, Faults.FaultRegistry faults)
{
    public const string Name = "response_url";

    public async Task Handle(HttpContext context)
    {
        var at = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var (arguments, _) = await Arguments.Read(context.Request);
        var exchange = new ResponseWriter(context, clock);
        if (faults.Strike(Name, null) is { } fault)
        {
            var taken = FaultyAnswer.TakesEffect(fault) ? Answer(out _) : ApiAnswer.Ok();
            log.Add(
                Name,
                null,
                at,
                TimeProvider.System.GetElapsedTime(started),
                FaultyAnswer.Outcome(fault, taken),
                null,
                StatusCodes.Status200OK
            );
            await FaultyAnswer.Send(exchange, fault, (taken, null));
            return;
        }

        var answer = Answer(out var channel);
        var outcome = context.Request.Headers.Authorization.Count > 0 ? "token_leaked" : answer.Error ?? "ok";
        log.Add(Name, channel, at, TimeProvider.System.GetElapsedTime(started), outcome, null, StatusCodes.Status200OK);
        await exchange.Error(answer, answer.Error is "expired_url" or "used_url" ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

        ApiAnswer Answer(out string? where)
        {
            where = null;
            if (arguments is null)
            {
                return ApiAnswer.Refuse("invalid_payload");
            }

            var (use, error) = urls.Take($"{context.Request.RouteValues["number"]}/{context.Request.RouteValues["secret"]}");
            if (use is null)
            {
                return ApiAnswer.Refuse(error!);
            }

            where = use.Channel;
            return replies.Apply(use, arguments, at) ?? ApiAnswer.Ok();
        }
    }
}
