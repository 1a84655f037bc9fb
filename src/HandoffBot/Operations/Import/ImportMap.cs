using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Operations.Import;

/// <summary>How the columns of a file are to be understood.</summary>
internal sealed record ImportMap
{
    /// <summary>What every line tells; null where each line says so itself.</summary>
    public HistoryKind? Kind { get; init; }

    /// <summary>Between the columns of a CSV file; null where the first line tells.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Before the fraction of a number, a point or a comma.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>The time zone of times without an offset; null where each has one.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>How times are written, e.g. <c>dd.MM.yyyy HH:mm</c>; null for ISO 8601.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>The column of each field.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields that are the same in every line.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>What the words of a column stand for, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Columns that are signals.</summary>
    public IReadOnlyList<SignalColumn> Signals { get; init; } = [];

    /// <summary>Nothing said: the file's own names stand.</summary>
    public static ImportMap None { get; } = new();
}

/// <summary>A column that is a signal wherever it holds something other than nothing, 0, no or false.</summary>
/// <param name="Column">The column.</param>
/// <param name="Key">The signal's name.</param>
/// <param name="Label">What people read; <c>{value}</c> stands for what the column holds. Null for the key.</param>
/// <param name="Kind">Family of evidence.</param>
/// <param name="Strength">How much it says on its own.</param>
internal sealed record SignalColumn(string Column, string Key, string? Label, SignalKind Kind, SignalStrength Strength);
