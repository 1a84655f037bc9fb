using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.ApiClient;

/// <summary>docs/openapi.v1.json and the client that NSwag made of it, held to the running host.</summary>
public sealed class CommittedDocumentTests
{
    private const string Document = "docs/openapi.v1.json";
    private const string Client = "tests/HandoffBot.Tests/ApiClient/HandoffBotClient.g.cs";
    private const string Generator = "tests/client-generator/generate.sh";

    [Fact]
    public async Task The_committed_document_is_the_one_that_the_host_serves()
    {
        await using var app = await TestApp.Start();
        var live = (await ApiDocument.Of(app.Sender, app.BotUrl)).Root;
        live.Remove("servers");
        if (JsonNode.DeepEquals(live, ApiDocument.Committed().Root))
        {
            return;
        }

        var file = Path.Combine(Path.GetTempPath(), "handoffbot-openapi.v1.json");
        await File.WriteAllTextAsync(file, live.ToJsonString());
        Assert.Fail(
            $"The API has changed; {Document} and the client have not. Write both anew (needs Node), and commit them: {Generator} {file}"
        );
    }

    [Fact]
    public async Task The_committed_client_is_made_of_the_committed_document()
    {
        var text = (await File.ReadAllTextAsync(Repository.File(Document))).ReplaceLineEndings("\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        var made = (await File.ReadAllLinesAsync(Repository.File(Client)))[0];

        Assert.True(
            made == $"// Made of {Document}, SHA-256 {hash}",
            $"Write the client anew (needs Node), and commit it: {Generator} {Document}"
        );
    }
}
