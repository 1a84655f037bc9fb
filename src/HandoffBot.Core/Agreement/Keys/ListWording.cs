namespace HandoffBot.Core.Agreement.Keys;

/// <summary>How a list reads among the differences of two versions.</summary>
/// <param name="Whole">As one statement; nothing where each item is one.</param>
/// <param name="Between">What stands between items of the one statement.</param>
internal sealed record ListWording<TValue>(Wording Whole, string Between = ", ")
{
    /// <summary>The statement that an item makes; null for the one statement of the whole.</summary>
    public Func<TValue, Statement>? Each { get; init; }

    /// <summary>What the list is called where its order means something; null where it does not.</summary>
    public string? Ordered { get; init; }

    /// <summary>The order in which the one statement tells the items; null for that of the agreement.</summary>
    public Func<IEnumerable<TValue>, IEnumerable<TValue>>? Sorted { get; init; }

    public IEnumerable<Statement> Say(string group, IReadOnlyList<TValue> values, Func<TValue, string> write) =>
        Each is { } each
            ? values.Select(each)
            : Whole.Say(group, values.Count == 0 ? null : string.Join(Between, (Sorted is { } sort ? sort(values) : values).Select(write)));
}
