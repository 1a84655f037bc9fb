using System.Collections.Concurrent;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>Keeps the lines of a log that hold a secret, or are longer than anything one may be made to write.</summary>
public sealed class SecretLeakLogger(params string[] secrets) : ILoggerProvider
{
    public const int Longest = 20_000;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(secrets, Lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(string[] secrets, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var line = formatter(state, exception) + exception;
            if (line.Length > Longest || secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)))
            {
                lines.Enqueue(line.Length > 400 ? line[..400] : line);
            }
        }
    }
}
