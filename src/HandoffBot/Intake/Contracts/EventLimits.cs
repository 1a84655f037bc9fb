using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>What a sender may send; docs/intake.md says the same. Lengths are UTF-16 units.</summary>
public static class EventLimits
{
    /// <summary>Bytes of a request's body.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Events of a request.</summary>
    public const int Events = 1000;

    /// <summary>Objects and arrays inside one another in an event, unknown fields included.</summary>
    public const int Depth = 32;

    /// <summary>Ids, names of scores, keys of signals, short codes.</summary>
    public const int Code = 200;

    /// <summary>Names, titles, addresses, labels: what fits a line.</summary>
    public const int Line = 320;

    /// <summary>Answers and advice.</summary>
    public const int Paragraph = 4000;

    /// <summary>Signals of an event; answers likewise.</summary>
    public const int Items = 100;

    /// <summary>Engagements of an event.</summary>
    public const int Engagements = 500;

    /// <summary>Faults reported of one event.</summary>
    public const int Faults = 20;

    /// <summary>Letters of a currency.</summary>
    public const int Currency = 3;

    /// <summary>Any number, up or down.</summary>
    public const decimal Number = 1_000_000_000_000m;

    /// <summary><see cref="Number"/> for attributes, which take no decimal.</summary>
    public const double MostNumber = (double)Number;

    /// <summary>The same below zero.</summary>
    public const double LeastNumber = -MostNumber;

    /// <summary>How far a sender's clock may run ahead of ours.</summary>
    public static Duration ClockSkew { get; } = Duration.FromMinutes(5);
}
