using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Core.Handoffs.Authority;

/// <summary>Draws a share of the accounts: always the same ones, on every instance and after every restart. A larger share keeps those of a
/// smaller one.</summary>
public static class HashBucketing
{
    private const int Parts = 1_000_000;

    /// <summary>Whether an account is among those drawn.</summary>
    /// <param name="share">0–1.</param>
    /// <param name="agreement">Id of the agreement: two of them do not draw the same accounts.</param>
    /// <param name="purpose">What they are drawn for: two purposes do not draw the same accounts.</param>
    /// <param name="accountKey">The account.</param>
    public static bool IsIn(decimal share, string agreement, string purpose, string accountKey) =>
        Place(agreement, purpose, accountKey) < share;

    /// <summary>Where an account stands among all, from 0 to below 1 in millionths: it is drawn by every share above that.</summary>
    public static decimal Place(string agreement, string purpose, string accountKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{agreement}\n{purpose}\n{accountKey}")))
        % Parts
        / (decimal)Parts;
}
