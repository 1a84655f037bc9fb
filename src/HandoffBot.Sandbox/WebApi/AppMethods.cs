using HandoffBot.Sandbox.Delivery;
using HandoffBot.Sandbox.Limits;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>apps.connections.open and api.test.</summary>
internal sealed class AppMethods(Sockets sockets, Func<Uri> url)
{
    public IEnumerable<ApiMethod> All =>
        [new("apps.connections.open", Tier.One, [], Open) { AppLevel = true }, new("api.test", Tier.Four, [], Test)];

    private ApiAnswer Open(ApiCall call)
    {
        var address = new UriBuilder(url())
        {
            Scheme = "ws",
            Path = "/link/",
            Query = "ticket=" + sockets.Ticket(),
        };
        return ApiAnswer.Ok(("url", address.Uri.ToString()));
    }

    private static ApiAnswer Test(ApiCall call)
    {
        var answer = call.Arguments.Text("error") is { Length: > 0 } error ? ApiAnswer.Refuse(error) : ApiAnswer.Ok();
        answer.Body["args"] = call.Arguments.Root.Node();
        return answer;
    }
}
