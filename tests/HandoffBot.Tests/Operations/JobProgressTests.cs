using HandoffBot.Operations.Replay;
using Spectre.Console;

namespace HandoffBot.Tests.Operations;

public sealed class JobProgressTests
{
    private readonly SynchronizedStringWriter _output = new();

    [Fact]
    public async Task A_terminal_sees_a_bar_that_goes_away_when_done()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(_output),
            }
        );

        var result = await JobProgress.AsBar(console, "Reading", async progress =>
        {
            progress(5_000, 0.5);
            // Until the console has drawn it.
            while (!_output.ToString().Contains("50%", StringComparison.Ordinal))
            {
                await Task.Delay(10);
            }

            return 42;
        });

        Assert.Equal(42, result);
        Assert.Contains("Reading", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\u001b[2K", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_a_line_every_hundred_thousand()
    {
        await JobProgress.InLines(_output, "Reading", progress =>
        {
            for (var n = 1; n <= 200_000; n++)
            {
                progress(n, n / 200_000d);
            }

            return Task.FromResult(0);
        });

        Assert.Equal(["Reading: 100,000 (50 %)", "Reading: 200,000 (100 %)"], _output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task A_short_job_writes_nothing_to_a_file()
    {
        await JobProgress.InLines(_output, "Reading", progress =>
        {
            progress(60, 1);
            return Task.FromResult(0);
        });

        Assert.Empty(_output.ToString());
    }

    // The console draws on a thread of its own while the test reads.
    private sealed class SynchronizedStringWriter : StringWriter
    {
        private readonly Lock _lock = new();

        public override void Write(char value)
        {
            lock (_lock)
            {
                base.Write(value);
            }
        }

        public override void Write(string? value)
        {
            lock (_lock)
            {
                base.Write(value);
            }
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_lock)
            {
                base.Write(buffer, index, count);
            }
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            lock (_lock)
            {
                base.Write(buffer);
            }
        }

        public override string ToString()
        {
            lock (_lock)
            {
                return base.ToString();
            }
        }
    }
}
