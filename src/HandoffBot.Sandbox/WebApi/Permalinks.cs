using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>The address of a message: <c>{Url}archives/C…/p…</c>.</summary>
internal static class Permalinks
{
    public static string Of(Uri url, Message message) =>
        $"{url}archives/{message.Channel}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
}
