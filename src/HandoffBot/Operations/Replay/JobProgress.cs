using Spectre.Console;

namespace HandoffBot.Operations.Replay;

/// <summary>
/// Shows how far a long job is: a bar on a terminal, elsewhere a line every so often, nothing for what is over at once.
/// Writes to standard error, so that the result can be kept in a file.
/// </summary>
internal static class JobProgress
{
    private const int LineEvery = 100_000;

    /// <summary>Runs a job and shows its progress on standard error.</summary>
    /// <param name="doing">What it does, e.g. "Reading".</param>
    /// <param name="job">Reports how many things are done and how much of the whole that is, 0–1.</param>
    public static Task<T> OnStandardError<T>(string doing, Func<Action<long, double>, Task<T>> job) =>
        Console.IsErrorRedirected
            ? InLines(Console.Error, doing, job)
            : AsBar(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), doing, job);

    internal static Task<T> InLines<T>(TextWriter output, string doing, Func<Action<long, double>, Task<T>> job) =>
        job(
            (count, share) =>
            {
                if (count % LineEvery == 0)
                {
                    output.WriteLine($"{doing}: {count:N0} ({(int)(Math.Clamp(share, 0, 1) * 100)} %)");
                }
            }
        );

    internal static Task<T> AsBar<T>(IAnsiConsole console, string doing, Func<Action<long, double>, Task<T>> job) =>
        console
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(doing, maxValue: 1);
                // On a thread of its own: the console refreshes the bar meanwhile.
                return Task.Run(() => job((_, share) => task.Value = share));
            });
}
