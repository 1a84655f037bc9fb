using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;

namespace HandoffBot.Agreements;

/// <summary>What a file means beside the version that was stored last.</summary>
/// <param name="IsNewer">Whether it may be put in force.</param>
/// <param name="Changes">What would change, one plain sentence each; empty for a first version.</param>
/// <param name="Refusal">Why it may not, and the way on; null when it may or is in force already.</param>
public sealed record AgreementSuccession(bool IsNewer, IReadOnlyList<string> Changes, string? Refusal)
{
    /// <summary>The version in force, which came from no file, and how it came to be, where the file still says what was in force before
    /// it; null elsewhere.</summary>
    public (int InForce, OutOfBandVersion How)? Behind { get; init; }

    /// <summary>A version never comes to mean two things: a higher one follows, the same one must say the same, a lower one is
    /// refused.</summary>
    /// <param name="stored">The version stored last; null when there is none.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="agreement">What it says.</param>
    public static AgreementSuccession Of(StoredAgreement? stored, string text, HandoffAgreement agreement)
    {
        if (stored is not { } last)
        {
            return new AgreementSuccession(true, [], null);
        }

        if (agreement.Version == last.Version && last.Text == text)
        {
            return new AgreementSuccession(false, [], null);
        }

        if (last.Ahead is { } ahead && ahead.Texts.Contains(text, StringComparer.Ordinal))
        {
            return new AgreementSuccession(false, [], null) { Behind = (last.Version, ahead) };
        }

        // A version that this release can no longer read still counts; only what changed against it cannot be said.
        var known = AgreementYaml.Read(last.Text).Agreement;
        IReadOnlyList<string> changes = known is null
            ? [$"Version {last.Version} was written for another release, so what changed since cannot be listed."]
            : AgreementDiff.Between(known, agreement);
        if (agreement.Version > last.Version)
        {
            return new AgreementSuccession(true, changes.Count == 0 ? ["Nothing but the number."] : changes, null);
        }

        var same = known is null ? last.Text == text : changes.Count == 0;
        return agreement.Version == last.Version && same
            ? new AgreementSuccession(false, [], null)
            : new AgreementSuccession(false, changes, Refused(last.Version, agreement.Version, changes));
    }

    private static string Refused(int stored, int given, IReadOnlyList<string> changes)
    {
        var what =
            changes.Count == 0
                ? "It says the same as the version in force."
                : $"It differs from the version in force: {string.Join(' ', changes)}";
        return given == stored
            ? $"version {given} is already in force with other content. {what} Write version: {stored + 1} to put it in force."
            : $"version {given} is older than version {stored}, which is in force. {what} To go back to what it says, write version: "
                + $"{stored + 1}.";
    }
}
