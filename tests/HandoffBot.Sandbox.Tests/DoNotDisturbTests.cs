namespace HandoffBot.Sandbox.Tests;

/// <summary>dnd.info and dnd.teamInfo, as Slack documents them.</summary>
public sealed class DoNotDisturbTests
{
    [Fact]
    public async Task Those_asked_for_are_told_of_with_the_time_that_runs_or_comes_next_and_strangers_are_left_out()
    {
        await using var wire = await SandboxClient.Start();
        var now = wire.Server.Clock.GetUtcNow();
        Set(wire, "U0REP1", now.AddHours(-1), now.AddHours(1));
        Set(wire, "U0REP2", now.AddHours(-2), now.AddHours(-1));

        var told = (await wire.Call("dnd.teamInfo", new { users = "U0REP1,U0REP2,U0REP3,U0NOBODY" })).GetProperty("users");

        Assert.Equal(["U0REP1", "U0REP2", "U0REP3"], told.EnumerateObject().Select(user => user.Name));
        var running = told.GetProperty("U0REP1");
        Assert.True(running.GetProperty("dnd_enabled").GetBoolean());
        Assert.Equal(now.AddHours(-1).ToUnixTimeSeconds(), running.GetProperty("next_dnd_start_ts").GetInt64());
        Assert.Equal(now.AddHours(1).ToUnixTimeSeconds(), running.GetProperty("next_dnd_end_ts").GetInt64());
        Assert.All(new[] { "U0REP2", "U0REP3" }, id =>
        {
            Assert.False(told.GetProperty(id).GetProperty("dnd_enabled").GetBoolean());
            Assert.Equal(1, told.GetProperty(id).GetProperty("next_dnd_end_ts").GetInt64());
        });
        Assert.True((await wire.Call("dnd.info", new { user = "U0REP1" })).GetProperty("dnd_enabled").GetBoolean());
    }

    [Theory]
    [InlineData("dnd.teamInfo", "", "no_users_provided")]
    [InlineData("dnd.info", "U0NOBODY", "user_not_found")]
    public async Task Errors_are_slacks(string method, string user, string error)
    {
        await using var wire = await SandboxClient.Start();
        Assert.Equal(error, (await wire.Call(method, new { users = user, user })).GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("dnd.teamInfo")]
    [InlineData("dnd.info")]
    public async Task They_need_the_scope_for_it(string method)
    {
        await using var wire = await SandboxClient.Start(
            SandboxClient.Unlimited with
            {
                Scopes = SandboxOptions.ManifestScopes.Remove("dnd:read"),
            }
        );
        var refused = await wire.Call(method, new { users = "U0REP1", user = "U0REP1" });
        Assert.Equal("missing_scope", refused.GetProperty("error").GetString());
        Assert.Equal("dnd:read", refused.GetProperty("needed").GetString());
    }

    private static void Set(SandboxClient wire, string user, DateTimeOffset start, DateTimeOffset end) =>
        wire.Server.Workspace.AddUser(wire.Server.Workspace.FindUser(user)! with { DoNotDisturb = (start, end) });
}
