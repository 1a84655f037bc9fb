namespace HandoffBot.Operations.Commands;

/// <summary>Something to ask for on the command line.</summary>
/// <param name="Name">The word.</param>
/// <param name="Usage">What follows the word, e.g. <c>EVENTS [--agreement F]</c>; empty when nothing does.</param>
/// <param name="Does">One line for <c>help</c>.</param>
/// <param name="Run">Takes what follows the word (<c>--agreement F</c> already as <c>--Agreement:Path=F</c>, for configuration) and where to write; returns the exit code.</param>
public sealed record Command(string Name, string Usage, string Does, Func<string[], TextWriter, Task<int>> Run);
