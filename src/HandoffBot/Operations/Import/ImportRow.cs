namespace HandoffBot.Operations.Import;

/// <summary>A line of a file, as one JSON object.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Share">How much of the file is read, 0–1.</param>
/// <param name="Json">UTF-8; empty for a line that is none.</param>
/// <param name="Faults">What is wrong with it before anybody looks at what it says.</param>
internal sealed record ImportRow(long Line, double Share, ReadOnlyMemory<byte> Json, IReadOnlyList<string> Faults)
{
    /// <summary>What it tells; null where nothing says.</summary>
    public HistoryKind? Kind { get; init; }

    /// <summary>The id of a line that carries none: the same line again has the same.</summary>
    public string FallbackId => field ??= ContentId.Of(Json.Span);
}
