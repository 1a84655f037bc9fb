namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The permalink of a message: <c>{Url}archives/C…/p…</c>.</summary>
internal static class Permalinks
{
    public static string Of(Uri url, ChannelMessage message) =>
        $"{url}archives/{message.Channel}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
}
