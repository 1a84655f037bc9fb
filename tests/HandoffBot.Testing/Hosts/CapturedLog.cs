using System.Collections.Concurrent;
using HandoffBot.Testing.Waiting;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Testing.Hosts;

/// <summary>A line of the log.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Text, string? Fault)
{
    /// <summary>As long as the console would write it.</summary>
    public int Length => "2026-11-21T14:05:00Z warn: [0000] \n".Length + Category.Length + Text.Length + (Fault?.Length ?? 0);
}

/// <summary>Keeps what a host logs, after its own filters.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    /// <summary>Lines that hold the words.</summary>
    public IReadOnlyList<LogLine> With(string words) => [.. _lines.Where(line => line.Text.Contains(words, StringComparison.Ordinal))];

    /// <summary>Forgets what was logged so far.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>The first line with these words, once there is one; <paramref name="meanwhile"/> runs between two looks.</summary>
    public Task<LogLine> Until(string words, Action? meanwhile = null) => Until(words, () =>
        {
            meanwhile?.Invoke();
            return Task.CompletedTask;
        });

    /// <summary>As the other overload.</summary>
    public Task<LogLine> Until(string words, Func<Task> meanwhile) =>
        Wait.For(
            async _ =>
            {
                if (With(words) is [var line, ..])
                {
                    return line;
                }

                await meanwhile();
                return null;
            },
            () => $"Never logged: {words}. But:\n{string.Join('\n', Lines)}"
        );

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
        // The lines are looked at after the host has gone.
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception?.ToString()));
    }
}
