using Microsoft.AspNetCore.Http.Metadata;

namespace HandoffBot.Intake;

/// <summary>How long the body of an endpoint may be. An endpoint without it takes none.</summary>
/// <param name="Bytes">Bytes at most.</param>
/// <param name="Expected">What a caller is told who sends more, after "Expected", e.g. <c>at most 1024 bytes</c>.</param>
internal sealed record BodyLimit(int Bytes, string Expected) : IRequestSizeLimitMetadata
{
    /// <summary>For an endpoint that takes no body.</summary>
    public static BodyLimit None { get; } = new(0, "no body");

    // The server counts the framing of chunks too; the bytes themselves are counted while they are read.
    long? IRequestSizeLimitMetadata.MaxRequestBodySize => 2L * Bytes;
}
