namespace HandoffBot.Operations.Replay;

/// <summary>
/// Shows how far a long job is: a bar on a terminal, elsewhere a line every so often, nothing for what is over at once.
/// Writes to standard error, so that the result can be kept in a file.
/// </summary>
internal sealed class Progress(TextWriter output, bool terminal, string doing)
{
    private const int Width = 30;
    private const int BarFrom = 2_000;
    private const int LineEvery = 100_000;
    private int _percent = -1;
    private bool _drawn;

    public static Progress OnStandardError(string doing) => new(Console.Error, !Console.IsErrorRedirected, doing);

    /// <param name="count">Things done so far.</param>
    /// <param name="share">How much of the whole that is, 0–1.</param>
    public void Show(long count, double share)
    {
        var percent = (int)(Math.Clamp(share, 0, 1) * 100);
        if (!terminal && count % LineEvery == 0)
        {
            output.WriteLine($"{doing}: {count:N0} ({percent} %)");
        }

        if (!terminal || count < BarFrom || percent == _percent)
        {
            return;
        }

        _percent = percent;
        _drawn = true;
        var filled = percent * Width / 100;
        output.Write($"\r{doing} [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {count:N0}");
    }

    /// <summary>Takes the bar away.</summary>
    public void Done()
    {
        if (_drawn)
        {
            output.Write($"\r{new string(' ', doing.Length + Width + 30)}\r");
        }
    }
}
