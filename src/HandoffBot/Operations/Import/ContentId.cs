using System.Security.Cryptography;

namespace HandoffBot.Operations.Import;

/// <summary>An id made of what a line says, for lines that carry none: imported twice, it counts once.</summary>
internal static class ContentId
{
    private const int Bytes = 16;

    public static string Of(ReadOnlySpan<byte> json) => $"import-{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, Bytes))}";
}
