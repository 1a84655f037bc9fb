using System.Globalization;
using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Table;

namespace HandoffBot.Agreements;

/// <summary>The text of an agreement after some edits.</summary>
/// <param name="Text">The YAML; null where they cannot be made.</param>
/// <param name="Agreement">What it says; null where they cannot be made.</param>
/// <param name="Changes">What changed, one plain sentence each.</param>
/// <param name="Refusal">Why they cannot be made, and by which example or rule; null where they can.</param>
public sealed record EditedText(string? Text, HandoffAgreement? Agreement, IReadOnlyList<string> Changes, string? Refusal)
{
    internal static EditedText Refused(string why) => new(null, null, [], why);
}

/// <summary>
/// Writes edits into the YAML of an agreement. Comments, order and layout stay: only the characters of what changes are others. The result
/// is read again, its examples are tried, and it says exactly what the edits say, or nothing comes of it.
/// </summary>
public static class AgreementTextEdit
{
    // Where a list of disqualifiers belongs that is not written yet: behind the first of these that is.
    private static readonly string[] BeforeDisqualify = ["required", "match_keys", "channels"];

    /// <summary>Makes all of the edits, or none.</summary>
    /// <param name="text">The YAML of a sound agreement.</param>
    /// <param name="edits">In the order in which they are made.</param>
    /// <param name="version">The number of the version that it becomes.</param>
    public static EditedText Apply(string text, IReadOnlyList<AgreementEdit> edits, int version)
    {
        if (AgreementYaml.Read(text).Agreement is not { } before)
        {
            return EditedText.Refused("This release cannot read the agreement as it was written.");
        }

        if (AgreementEdits.Apply(before, edits) is not { Agreement: { } expected } refused)
        {
            return EditedText.Refused(AgreementEdits.Apply(before, edits).Refusal!);
        }

        var edited = text;
        foreach (var edit in edits)
        {
            if (Write(edited, edit) is not { } next)
            {
                return EditedText.Refused(
                    $"The agreement is written in a way that is not changed by itself. Change it in the file: {edit.Describe(before)}"
                );
            }

            edited = next;
        }

        if (WithVersion(edited, version) is not { } numbered)
        {
            return EditedText.Refused("The agreement's version is written in a way that is not changed by itself.");
        }

        var reading = AgreementYaml.ReadNew(numbered);
        if (reading.Agreement is not { } after)
        {
            return EditedText.Refused($"The agreement would not be sound. {reading.Faults[0].Path}: {reading.Faults[0].Message}");
        }

        return AgreementDiff.Between(expected, after).Count > 0 || after.Version != version
            ? EditedText.Refused("The text would come to say something else than what is proposed. Change it in the file.")
            : new(numbered, after, AgreementDiff.Between(before, after), null);
    }

    /// <summary>The same text under another number; null where its version is written in a way that is not changed by itself.</summary>
    internal static string? WithVersion(string text, int version) =>
        YamlEdit.Replace(text, YamlSpan.Of(text)?["version"], version.ToString(CultureInfo.InvariantCulture));

    private static string? Write(string text, AgreementEdit edit) =>
        YamlSpan.Of(text) is not { } root
            ? null
            : edit switch
            {
                AgreementEdit.SetBandFrom band => YamlEdit.Replace(
                    text,
                    Band(root, band.Band)?["from"],
                    band.From.ToString("0.##########", CultureInfo.InvariantCulture)
                ),
                AgreementEdit.SetStaleAfter stale => YamlEdit.Replace(
                    text,
                    (root["freshness"] as MapSpan)?["stale"],
                    DurationNotation.Write(stale.After)
                ),
                AgreementEdit.AddDisqualifier rule => Disqualify(text, root, Item(rule)),
                AgreementEdit.SetAuthority authority => Authority(
                    text,
                    root,
                    AgreementText.KeyOf(authority.Behaviour),
                    AgreementText.KeyOf(authority.Level)
                ),
                _ => throw new InvalidOperationException($"Nothing writes {edit.GetType().Name}."),
            };

    private static MapSpan? Band(MapSpan root, string name) =>
        (root["bands"] as ListSpan)?.Items.OfType<MapSpan>().FirstOrDefault(band => band["name"] is ScalarSpan n && n.Value.Trim() == name);

    private static string? Disqualify(string text, MapSpan root, string item) =>
        root["disqualify"] switch
        {
            ListSpan list => YamlEdit.Append(text, list, item),
            null when Array.Find(BeforeDisqualify, key => root[key] is not null) is { } before => YamlEdit.Insert(
                text,
                root,
                before,
                "disqualify",
                $"[{item}]"
            ),
            _ => null,
        };

    private static string? Authority(string text, MapSpan root, string behaviour, string level) =>
        root["authority"] switch
        {
            MapSpan levels when levels[behaviour] is { } place => YamlEdit.Replace(text, place, level),
            MapSpan { Entries: [.., (ScalarSpan last, _)] } levels => YamlEdit.Insert(text, levels, last.Value, behaviour, level),
            null => YamlEdit.Insert(text, root, "routing", "authority", $"{{ {behaviour}: {level} }}"),
            _ => null,
        };

    private static string Item(AgreementEdit.AddDisqualifier rule)
    {
        var words = rule.Words.Select(YamlEdit.Scalar).ToList();
        return $"{{ field: {YamlEdit.Scalar(rule.Field)}, matches: {(words is [var one] ? one : $"[{string.Join(", ", words)}]")}, "
            + $"reason: {YamlEdit.Scalar(rule.Reason)} }}";
    }
}
