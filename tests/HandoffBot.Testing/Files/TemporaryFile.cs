namespace HandoffBot.Testing.Files;

/// <summary>A file that is gone after the test.</summary>
public sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

    public TemporaryFile(string text)
        : this(System.Text.Encoding.UTF8.GetBytes(text)) { }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"handoffbot-{Guid.NewGuid():N}.tmp");

    public void Dispose() => File.Delete(Path);
}
