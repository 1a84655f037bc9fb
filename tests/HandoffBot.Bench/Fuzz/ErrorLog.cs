using System.Collections.Concurrent;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Keeps what the host logs as an error: bad input is none of its own.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    public ConcurrentDictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Errors);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(string category, ConcurrentDictionary<string, int> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                errors.AddOrUpdate(
                    $"{category}: {Short(formatter(state, exception))}: {exception?.GetType().Name} {Short(exception?.Message)} "
                        + $"{Short(exception?.StackTrace)}",
                    1,
                    (_, count) => count + 1
                );
            }
        }

        private static string? Short(string? text) => text is { Length: > 400 } ? text[..400] : text;
    }
}
