using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Agreement.Table;

namespace HandoffBot.Core.Agreement.Edits;

/// <summary>An agreement after some edits.</summary>
/// <param name="Agreement">With the edits, and the version it had; null where they cannot be made.</param>
/// <param name="Refusal">Why they cannot be made, in one sentence; null where they can.</param>
public sealed record EditedAgreement(HandoffAgreement? Agreement, string? Refusal);

/// <summary>Edits that are made together.</summary>
public static class AgreementEdits
{
    /// <summary>Names exactly these edits in any order; 32 hexadecimal digits.</summary>
    /// <param name="edits">At least one.</param>
    public static string Fingerprint(IReadOnlyList<AgreementEdit> edits) =>
        edits is [var only]
            ? only.Fingerprint
            : Convert.ToHexStringLower(
                SHA256
                    .HashData(
                        Encoding.UTF8.GetBytes(
                            string.Join('\n', edits.Select(edit => edit.Fingerprint).Order(StringComparer.Ordinal))
                        )
                    )
                    .AsSpan(0, 16)
            );

    /// <summary>Makes all of them, or none: the result is sound, and says something else than before. Its examples are not tried.</summary>
    /// <param name="agreement">A sound agreement.</param>
    /// <param name="edits">In the order in which they are made.</param>
    public static EditedAgreement Apply(HandoffAgreement agreement, IReadOnlyList<AgreementEdit> edits)
    {
        if (edits.Count == 0)
        {
            return new(null, "There is nothing to change.");
        }

        var edited = agreement;
        foreach (var edit in edits)
        {
            if (edit.Apply(edited) is not { } next)
            {
                return new(null, $"The agreement has no place for it, or says so already: {edit.Describe(agreement)}");
            }

            edited = next;
        }

        return AgreementKeys.Faults(edited) is [var fault, ..]
            ? new(null, $"The agreement would not be sound. {fault.Path}: {fault.Message}")
            : new(edited, null);
    }
}
