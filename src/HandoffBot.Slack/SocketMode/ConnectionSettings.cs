namespace HandoffBot.Slack.SocketMode;

/// <summary>The handler, options, clock and log that all connections share.</summary>
internal sealed record ConnectionSettings(
    Func<SocketEnvelope, CancellationToken, Task<string?>> Handler,
    SocketModeOptions Options,
    TimeProvider Time,
    Action<string> Log
);
