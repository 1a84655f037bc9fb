namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A file in a message.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">What is shown above it.</param>
/// <param name="Size">Its bytes.</param>
public sealed record SharedFile(string Id, string Name, string Title, int Size);
