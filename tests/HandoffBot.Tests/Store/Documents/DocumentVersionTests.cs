using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store.Documents;

public sealed class DocumentVersionTests
{
    // Version 2 renamed the size; version 3 wants it as a number.
    private static readonly DocumentFormat<Company> Format = new("company", RenameSize, ParseSize);
    private const string Unversioned = """{"account":{"id":"a1","name":"Acme"}}""";
    private const string OfNewerRelease = """{"v":99,"d":{}}""";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [Theory]
    [InlineData("""{"name":"Acme","size":"40"}""")]
    [InlineData("""{"v":1,"d":{"name":"Acme","size":"40"}}""")]
    [InlineData("""{"v":2,"d":{"name":"Acme","employees":"40"}}""")]
    [InlineData("""{"v":3,"d":{"name":"Acme","employees":40}}""")]
    [InlineData("""{ "d": {"name":"Acme","employees":40}, "v": 3 }""")]
    public void An_older_document_is_brought_up_to_date_one_version_after_the_other(string document) =>
        Assert.Equal(new Company("Acme", 40), Format.Read(document));

    [Fact]
    public void The_version_that_is_written_follows_from_the_up_casters()
    {
        Assert.Equal(3, Format.Version);
        Assert.Equal("""{"v":3,"d":{"name":"Acme","employees":40}}""", Format.Write(new("Acme", 40)));
    }

    [Fact]
    public void A_document_of_a_newer_version_is_refused_in_plain_words()
    {
        var refusal = Assert.Throws<NewerDocumentException>(() => Format.Read("""{"v":4,"d":{"name":"Acme","employees":40}}"""));
        Assert.Contains("a company of version 4", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("knows versions up to 3", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"v":0,"d":{"name":"Acme","employees":40}}""")]
    [InlineData("""{"v":3,"d":null}""")]
    [InlineData("""{"v":3,"d":{"name":"Acme"}""")]
    public void What_is_no_document_is_refused(string document) => Assert.ThrowsAny<JsonException>(() => Format.Read(document));

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_row_with_a_document_of_a_newer_release_is_refused_and_one_without_a_version_is_read(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Write(
            async (db, cancel) =>
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO accounts (key, lead) VALUES ('old', {Unversioned}), ('new', {OfNewerRelease})",
                    cancel
                ),
            default
        );
        var old = await Read("old");
        Assert.Equal("Acme", old.Lead!.Account.Name);

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Read("new"));
        Assert.IsType<NewerDocumentException>(refusal.GetBaseException());

        Task<AccountRow> Read(string key) =>
            test.Database.Read((db, cancel) => db.Accounts.SingleAsync(row => row.Key == key, cancel), default);
    }

    private static JsonNode RenameSize(JsonNode company)
    {
        var size = company["size"];
        company.AsObject().Remove("size");
        company["employees"] = size;
        return company;
    }

    private static JsonNode ParseSize(JsonNode company)
    {
        company["employees"] = int.Parse((string)company["employees"]!, System.Globalization.CultureInfo.InvariantCulture);
        return company;
    }

    private sealed record Company(string Name, int Employees);
}
