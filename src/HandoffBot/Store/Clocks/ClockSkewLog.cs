using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Store.Clocks;

/// <summary>Logs that the machine's clock is wrong: once when it is noticed, and once when it is right again.</summary>
public sealed partial class ClockSkewLog(ILogger<ClockSkewLog> log)
{
    /// <summary>The most that clocks kept by NTP are apart, and more.</summary>
    public static Duration Tolerated { get; } = Duration.FromSeconds(2);

    // Right again only when well within, so that a clock on the edge does not fill the log.
    private static readonly Duration Right = Duration.FromSeconds(1);
    private bool _isWrong;

    /// <summary>E.g. "10 minutes ahead of"; null while the clock counts as right.</summary>
    /// <param name="ahead">How far the machine's clock is ahead.</param>
    public static string? Words(Duration ahead) =>
        ahead > Tolerated ? $"{DurationText.Of(ahead)} ahead of"
        : ahead < -Tolerated ? $"{DurationText.Of(ahead)} behind"
        : null;

    /// <summary>Takes a measurement.</summary>
    /// <param name="ahead">How far the machine's clock is ahead.</param>
    public void Note(Duration ahead)
    {
        if (!_isWrong && Words(ahead) is { } words)
        {
            _isWrong = true;
            LogWrong(words);
        }
        else if (_isWrong && ahead <= Right && ahead >= -Right)
        {
            _isWrong = false;
            LogRight();
        }
    }

    [LoggerMessage(
        EventId = 1106,
        Level = LogLevel.Warning,
        Message = "This machine's clock is {Skew} the database server's. The server's counts, so work goes on and its times agree with "
            + "those of other instances. Set the clock that is wrong (NTP)"
    )]
    private partial void LogWrong(string skew);

    [LoggerMessage(EventId = 1107, Level = LogLevel.Information, Message = "This machine's clock agrees with the database server's again")]
    private partial void LogRight();
}
