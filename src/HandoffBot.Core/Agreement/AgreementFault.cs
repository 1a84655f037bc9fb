namespace HandoffBot.Core.Agreement;

/// <summary>Something wrong with an agreement, said so that its writer can mend it.</summary>
/// <param name="Line">1-based line in the file; 0 when the fault is of no one line.</param>
/// <param name="Path">Where, e.g. <c>bands[1].from</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record AgreementFault(int Line, string Path, string Message, string Remedy)
{
    /// <summary>What leads to it, a line each; empty where the message says all.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
