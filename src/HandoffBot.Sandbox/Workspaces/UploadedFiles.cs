using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Files that were announced, and those whose bytes came.</summary>
public sealed class UploadedFiles
{
    private readonly ConcurrentDictionary<string, UploadedFile> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _bySecret = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>The bytes of a file; null while they have not come.</summary>
    public byte[]? Content(string id) => _byId.GetValueOrDefault(id)?.Content;

    internal UploadedFile Expect(string name, int length)
    {
        var id = $"F0FILE{Interlocked.Increment(ref _last)}";
        var file = new UploadedFile(id, RandomNumberGenerator.GetHexString(20), name, length, null);
        _byId[file.Id] = file;
        _bySecret[file.Secret] = file.Id;
        return file;
    }

    internal UploadedFile? Uploaded(string? id) =>
        id is not null && _byId.TryGetValue(id, out var file) && file.Content is not null ? file : null;

    /// <summary>Takes the bytes for an address; false when it is unknown or they are not as many as were announced.</summary>
    internal bool Take(string secret, byte[] content)
    {
        if (!_bySecret.TryGetValue(secret, out var id) || _byId[id].Length != content.Length)
        {
            return false;
        }

        _byId[id] = _byId[id] with { Content = content };
        return true;
    }
}

/// <summary>A file that was announced.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Secret">In the address for its bytes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its bytes, as announced.</param>
/// <param name="Content">Null while they have not come.</param>
internal sealed record UploadedFile(string Id, string Secret, string Name, int Length, byte[]? Content);
