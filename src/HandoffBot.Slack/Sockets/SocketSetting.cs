namespace HandoffBot.Slack.Sockets;

/// <summary>What every connection is given.</summary>
internal sealed record SocketSetting(
    Func<SocketEnvelope, CancellationToken, Task<string?>> Handler,
    SocketModeOptions Options,
    TimeProvider Time,
    Action<string> Note
);
