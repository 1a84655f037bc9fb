using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>The agreements as they are written: one file, or a folder with one file for each.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Readings">One for each file, in order of its name.</param>
/// <param name="Faults">Everything that is wrong in any of them and between them, a line each with file and line.</param>
public sealed record AgreementSource(string Path, IReadOnlyList<AgreementReading> Readings, IReadOnlyList<string> Faults)
{
    /// <summary>Far beyond any company's motions; a folder with more is something else.</summary>
    public const int MostFiles = 100;

    private static readonly string[] Endings = [".yaml", ".yml"];

    /// <summary>What they say, in order of id; empty when there is a fault.</summary>
    public IReadOnlyList<HandoffAgreement> Agreements { get; } =
        Faults.Count > 0
            ? []
            : [.. Readings.Select(reading => reading.Agreement).OfType<HandoffAgreement>().OrderBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>What is allowed and yet worth a second look, a line each.</summary>
    public IReadOnlyList<string> Notes { get; } =
    [
        .. Readings.SelectMany(reading => reading.Notes.Select(reading.Describe)),
        .. Readings
            .Where(reading => reading.Agreement is { AppliesTo.Count: 0 })
            .GroupBy(reading => AgreementId.Slug(reading.Agreement!.Score), StringComparer.Ordinal)
            .Where(ofScore => ofScore.Count() > 1)
            .Select(ofScore =>
                $"{string.Join(" and ", ofScore.Select(reading => reading.File))}: both take every lead of the score "
                + $"{ofScore.First().Agreement!.Score}, so that each of its leads is held. Write applies_to to tell them apart."
            ),
    ];

    /// <summary>Reads the file, or the <c>.yaml</c> and <c>.yml</c> files that lie in the folder itself. Never fails: what is wrong is
    /// among the faults.</summary>
    /// <param name="path">Counts from the working folder.</param>
    public static AgreementSource Read(string path)
    {
        try
        {
            path = System.IO.Path.GetFullPath(path);
            return Directory.Exists(path) ? ReadFolder(path) : Of(path, [AgreementYaml.ReadFile(path)]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(
                path,
                [],
                [$"{path}: The folder cannot be read: {fault.Message} Check that this account may read it, or set Agreement:Path."]
            );
        }
    }

    private static AgreementSource ReadFolder(string path)
    {
        var files = Directory
            .EnumerateFiles(path)
            .Where(file => Endings.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Where(file => !System.IO.Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Take(MostFiles + 1)
            .ToList();
        return files.Count switch
        {
            0 => new(
                path,
                [],
                [
                    $"{path}: There is no agreement in this folder. Copy docs/examples/agreement.yaml there and make it yours, or set "
                        + $"Agreement:Path.",
                ]
            ),
            > MostFiles => new(path, [], [$"{path}: There are more than {MostFiles} files in this folder. Is this the right one?"]),
            _ => Of(path, [.. files.Select(AgreementYaml.ReadFile)]),
        };
    }

    private static AgreementSource Of(string path, IReadOnlyList<AgreementReading> readings) =>
        new(path, readings, [.. readings.SelectMany(reading => reading.Faults.Select(reading.Describe)), .. DuplicateFaults(readings)]);

    private static IEnumerable<string> DuplicateFaults(IReadOnlyList<AgreementReading> readings) =>
        readings
            .Where(reading => reading.Agreement is not null)
            .GroupBy(reading => reading.Agreement!.Id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same =>
                $"{string.Join(" and ", same.Select(reading => reading.File))}: segment: All of these are the agreement {same.Key}, by "
                + $"score and segment. Give each a segment of its own, or remove all but one."
            );
}
