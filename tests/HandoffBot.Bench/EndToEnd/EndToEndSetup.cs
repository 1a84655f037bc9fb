namespace HandoffBot.Bench.EndToEnd;

/// <summary>What the contenders run with.</summary>
/// <param name="Peer">The peer; null measures the product alone.</param>
/// <param name="Program">The product as published; null runs the one this was compiled with.</param>
/// <param name="Server">Connection string of a PostgreSQL database that may be emptied; null for SQLite.</param>
internal sealed record EndToEndSetup(PeerProgram? Peer, string? Program, string? Server)
{
    public const string BotToken = "xoxb-bench";
    private const string OwnSecret = "bench-signing-secret";

    public string SigningSecret => Peer?.SigningSecret ?? OwnSecret;

    public static EndToEndSetup Of(Arguments arguments) =>
        new(
            PeerProgram.At(arguments.Text("peer", "")),
            arguments.Text("program", "") is { Length: > 0 } program ? program : null,
            arguments.Text("database", "") is { Length: > 0 } server ? server : null
        );
}
