using HandoffBot.Store.Documents;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Store.Documents;

/// <summary>
/// A fixture is a document as a release wrote it. It is never edited: when a format gets a new version, its document is added
/// under the number of that version, and those before are still read.
/// </summary>
public sealed class StoredDocumentFixtureTests
{
    public static TheoryData<string, int> Versions
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var format in AllDocumentFormats.Found)
            {
                for (var version = 1; version <= format.Version; version++)
                {
                    all.Add(format.Name, version);
                }
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_document_of_every_version_is_read_without_loss(string name, int version)
    {
        var format = AllDocumentFormats.Found.Single(format => format.Name == name);
        var document = Read(format, version);
        Assert.StartsWith($$"""{"v":{{version}},"d":""", document, StringComparison.Ordinal);

        var written = Rewrite(format, document);

        Assert.Equal(Read(format, format.Version), written);
    }

    [Fact]
    public void Formats_have_names_of_their_own() =>
        Assert.Equal(AllDocumentFormats.Found.Count, AllDocumentFormats.Found.DistinctBy(format => format.Name).Count());

    private static string Read(DocumentFormat format, int version) =>
        File.ReadAllText(Repository.File(AllDocumentFormats.Fixture(format, version))).TrimEnd('\n');

    private static string Rewrite(DocumentFormat format, string document)
    {
        dynamic typed = format;
        return (string)typed.Write(typed.Read(document));
    }
}
