namespace HandoffBot.Slack.SocketMode;

/// <summary>What every connection is given.</summary>
internal sealed record ConnectionSettings(
    Func<SocketEnvelope, CancellationToken, Task<string?>> Handler,
    SocketModeOptions Options,
    TimeProvider Time,
    Action<string> Log
);
