using HandoffBot.Core.Agreement.Table;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Agreements;

/// <summary>The schema and the page about agreements, held to the table of keys.</summary>
public sealed class GeneratedAgreementDocumentTests
{
    private const string Schema = "docs/agreement.schema.json";
    private const string Page = "docs/agreement.md";

    [Fact]
    public void The_committed_schema_is_the_one_the_table_yields() => Same(Schema, AgreementSchema.Of(AgreementKeys.Shape));

    [Fact]
    public void The_committed_page_lists_the_keys_of_the_table() =>
        Same(Page, AgreementKeyPage.Within(Committed(Page), AgreementKeyPage.Of(AgreementKeys.Shape)));

    private static string Committed(string file) => File.ReadAllText(Repository.File(file)).ReplaceLineEndings("\n");

    private static void Same(string file, string expected)
    {
        if (Committed(file) == expected)
        {
            return;
        }

        var written = Path.Combine(Path.GetTempPath(), $"handoffbot-{Path.GetFileName(file)}");
        File.WriteAllText(written, expected);
        Assert.Fail($"The table of agreement keys has changed; {file} has not. Write it anew, and commit it: cp {written} {file}");
    }
}
