namespace HandoffBot.Core.Review.Figures;

/// <summary>A number of a digest that leads to what it counts.</summary>
/// <param name="Id">What is counted and of what, e.g. <c>period/accepted/0</c> for the first band; the same as long as the digest is
/// stored.</param>
/// <param name="Words">What is counted, as people read it. Holds names of bands, reasons, sources and signals as they came.</param>
/// <param name="Count">1 or more.</param>
public sealed record Figure(string Id, string Words, long Count)
{
    /// <summary>The parts of the id.</summary>
    public IReadOnlyList<string> Path => Id.Split('/');
}
