namespace HandoffBot.Publishing.Pacing;

/// <summary>
/// How long an answer to a person may wait for what it asks Slack only to show it (names, links), all its questions together: a list of
/// fifteen alerts must not wait fifteen times. What Slack did not say in that time is left out. Counts for whatever is called, and
/// awaited, after <see cref="Begin"/>; elsewhere, as where cards are drawn, each question has a limit of its own.
/// </summary>
public sealed class TimeoutBudget(TimeProvider time)
{
    // In less nothing is answered; a timer may also end a question a little early.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private readonly AsyncLocal<long?> _begun = new();

    /// <summary>For one answer; less than the three seconds in which a click may open a window. A test gives more.</summary>
    public TimeSpan Total { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>An answer begins.</summary>
    public void Begin() => _begun.Value = time.GetTimestamp();

    /// <summary>What is left for one question; zero when it need not be asked.</summary>
    /// <param name="most">The limit of the question itself.</param>
    public TimeSpan Left(TimeSpan most)
    {
        if (_begun.Value is not { } begun)
        {
            return most;
        }

        var left = Total - time.GetElapsedTime(begun);
        return left < Least ? TimeSpan.Zero
            : left < most ? left
            : most;
    }
}
