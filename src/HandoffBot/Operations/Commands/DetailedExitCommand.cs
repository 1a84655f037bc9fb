using System.CommandLine;

namespace HandoffBot.Operations.Commands;

/// <summary>A command whose exit code 2 is a result, as with <c>terraform plan -detailed-exitcode</c>: where its command line or the
/// configuration is not understood it ends with <see cref="Failed"/>.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="description">What it does.</param>
internal sealed class DetailedExitCommand(string name, string description) : Command(name, description)
{
    /// <summary>Exit code of what could not be done.</summary>
    public const int Failed = 1;
}
