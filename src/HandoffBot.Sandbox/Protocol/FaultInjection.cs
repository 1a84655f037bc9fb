using HandoffBot.Sandbox.Faults;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>The effect of each kind of fault on a response.</summary>
internal static class FaultInjection
{
    /// <summary>Whether the call takes effect in spite of the fault.</summary>
    public static bool TakesEffect(InjectedFault fault) =>
        fault.Kind switch
        {
            FaultKind.LostResponse or FaultKind.BadJson or FaultKind.Slow => true,
            FaultKind.ServerError or FaultKind.Hang => fault.Accepted,
            _ => false,
        };

    /// <summary>The outcome for the call log.</summary>
    public static string Outcome(InjectedFault fault, ApiResponse? response) =>
        fault.Kind switch
        {
            FaultKind.Slow => response?.Error ?? "ok",
            FaultKind.Archived or FaultKind.MissingChannel or FaultKind.Revoked or FaultKind.Error => Error(fault),
            _ => $"fault:{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.Kind.ToString())}",
        };

    public static async Task Send(ResponseWriter writer, InjectedFault fault, (ApiResponse Answer, TimeSpan? RetryAfter) response)
    {
        switch (fault.Kind)
        {
            case FaultKind.RateLimited:
                await writer.RateLimited(fault.RetryAfter);
                break;
            case FaultKind.ServerError:
                await writer.HtmlPage(fault.Status);
                break;
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, writer.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case FaultKind.LostResponse or FaultKind.Refused:
                writer.Abort();
                break;
            case FaultKind.BadJson:
                await writer.TruncatedJson(response.Answer);
                break;
            case FaultKind.Slow:
                await writer.Wait(fault.Delay);
                await writer.Send(response);
                break;
            default:
                await writer.Json(ApiResponse.Failure(Error(fault)));
                break;
        }
    }

    private static string Error(InjectedFault fault) =>
        fault.Kind switch
        {
            FaultKind.Archived => "is_archived",
            FaultKind.MissingChannel => "channel_not_found",
            FaultKind.Revoked => "token_revoked",
            _ => fault.Error ?? "internal_error",
        };
}
