using System.Net;
using System.Net.Http.Json;

namespace HandoffBot.Sandbox.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData(null, "not_authed")]
    [InlineData("xoxb-other", "invalid_auth")]
    [InlineData("xapp-sandbox", "not_allowed_token_type")]
    public async Task A_token_that_is_not_the_bots_opens_nothing(string? token, string error)
    {
        await using var wire = await SandboxClient.Start();

        Assert.Equal(error, (await wire.Call("auth.test", new { }, token)).Error());
    }

    [Fact]
    public async Task A_scope_that_was_not_granted_is_named()
    {
        await using var wire = await SandboxClient.Start(new SandboxOptions());

        var answer = await wire.Call("conversations.history", new { channel = "C0ALERTS" });

        Assert.Equal("missing_scope", answer.Error());
        Assert.Equal("channels:history", answer.GetProperty("needed").GetString());
        Assert.Contains("chat:write", answer.GetProperty("provided").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_tells_the_scopes()
    {
        await using var wire = await SandboxClient.Start(new SandboxOptions { Scopes = ["chat:write", "commands"] });

        using var response = await wire.Send("auth.test", JsonContent.Create(new { }));

        Assert.Equal("chat:write,commands", Assert.Single(response.Headers.GetValues("x-oauth-scopes")));
    }

    [Fact]
    public async Task People_are_found_by_email_and_no_one_else_is()
    {
        await using var wire = await SandboxClient.Start();

        var found = await wire.Call("users.lookupByEmail", new { email = "Rep@ourco.test" });

        Assert.Equal("U0REP1", found.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal("users_not_found", (await wire.Call("users.lookupByEmail", new { email = "nobody@ourco.test" })).Error());
    }

    [Fact]
    public async Task What_is_no_method_and_what_is_no_JSON_are_told_apart()
    {
        await using var wire = await SandboxClient.Start();
        using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal("unknown_method", (await wire.Call("chat.shout", new { })).Error());
        using var response = await wire.Send("chat.postMessage", broken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("invalid_json", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
