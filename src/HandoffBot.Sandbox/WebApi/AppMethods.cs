using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>apps.connections.open and api.test.</summary>
internal sealed class AppMethods(SocketModeServer sockets, Func<Uri> url)
{
    public IEnumerable<ApiMethod> All =>
        [new("apps.connections.open", RateLimitTier.Tier1, [], Open) { AppLevel = true }, new("api.test", RateLimitTier.Tier4, [], Test)];

    private ApiResponse Open(ApiRequest call)
    {
        var address = new UriBuilder(url())
        {
            Scheme = "ws",
            Path = "/link/",
            Query = "ticket=" + sockets.IssueTicket(),
        };
        return ApiResponse.Ok(("url", address.Uri.ToString()));
    }

    private static ApiResponse Test(ApiRequest call)
    {
        var answer = call.Arguments.Text("error") is { Length: > 0 } error ? ApiResponse.Failure(error) : ApiResponse.Ok();
        answer.Body["args"] = call.Arguments.Root.ToNode();
        return answer;
    }
}
