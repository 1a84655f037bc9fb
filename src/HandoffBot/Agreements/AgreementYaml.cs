using System.Text;
using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notes;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Handoffs.Examples;

namespace HandoffBot.Agreements;

/// <summary>Reads agreements written as YAML. Whatever the file holds, the answer is an agreement or faults, never an exception.</summary>
public static class AgreementYaml
{
    /// <summary>Far beyond any agreement; a larger file is something else.</summary>
    public const int LargestBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file that is to be put in force: its examples have to hold as well.</summary>
    /// <param name="path">Counts from the working folder; every message names the file by its absolute path.</param>
    public static AgreementReading ReadFile(string path)
    {
        try
        {
            path = Path.GetFullPath(path);
            using var file = File.OpenRead(path);
            var bytes = new byte[LargestBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count > LargestBytes
                ? Unread(
                    path,
                    $"The file is larger than {LargestBytes / 1024} KiB.",
                    "An agreement fits on a page or two; is this the right file?"
                )
                : Read(Strict.GetString(bytes, 0, count).TrimStart('\uFEFF'), path, AgreementExamples.Faults);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unread(
                path,
                "There is no such file.",
                "Copy docs/examples/agreement.yaml there and make it yours, or set Agreement:Path."
            );
        }
        catch (DecoderFallbackException)
        {
            return Unread(path, "The file is not UTF-8 text.", "Save it as UTF-8.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unread(
                path,
                $"The file cannot be read: {fault.Message}",
                "Check that it is a file this account may read, or set Agreement:Path."
            );
        }
    }

    /// <summary>Reads a text that was in force before, or is only looked at: its examples are not tried.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What to call it in messages.</param>
    public static AgreementReading Read(string text, string file = "agreement.yaml") => Read(text, file, _ => []);

    /// <summary>Reads a text that is to be put in force, as <see cref="ReadFile"/> does: its examples have to hold as well.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What to call it in messages.</param>
    public static AgreementReading ReadNew(string text, string file = "agreement.yaml") => Read(text, file, AgreementExamples.Faults);

    private static AgreementReading Read(string text, string file, Func<HandoffAgreement, IEnumerable<AgreementFault>> trial)
    {
        var faults = new FaultList();
        var root = YamlTree.Load(text, faults);
        if (root is null)
        {
            return new AgreementReading(file, text, null, faults.InOrder, []);
        }

        var agreement = AgreementKeys.Read(new Section(root, "", faults));
        faults.AddFromRules(AgreementKeys.Faults(agreement));
        if (!faults.Any)
        {
            faults.AddFromRules(trial(agreement));
        }

        return faults.Any
            ? new AgreementReading(file, text, null, faults.InOrder, [])
            : new AgreementReading(
                file,
                text,
                agreement,
                [],
                [.. AgreementNotes.For(agreement).Select(faults.Placed).OrderBy(note => note.Line)]
            );
    }

    private static AgreementReading Unread(string path, string message, string remedy) =>
        new(path, "", null, [new AgreementFault(0, "", message, remedy)], []);
}
