using System.Text.Json;

namespace HandoffBot.Slack.Tests.Manifests;

public sealed class ManifestTests
{
    private static readonly string[] FewestScopes =
    [
        "channels:read",
        "chat:write",
        "commands",
        "dnd:read",
        "groups:read",
        "im:write",
        "users:read",
        "users:read.email",
    ];

    [SkippableTheory]
    [InlineData("http")]
    [InlineData("socket")]
    public void The_manifest_is_valid_by_slacks_schema(string mode)
    {
        var schema = Above("shared/oracles/manifest.schema.2.0.0.json");
        Skip.If(schema is null, "Slack's manifest schema (shared/oracles/manifest.schema.2.0.0.json beside the repository) is not here.");

        Assert.Empty(SchemaCheck.Faults(Read(schema!), Manifest(mode)));
    }

    [SkippableFact]
    public void The_check_sees_what_the_schema_forbids()
    {
        var schema = Above("shared/oracles/manifest.schema.2.0.0.json");
        Skip.If(schema is null, "Slack's manifest schema (shared/oracles/manifest.schema.2.0.0.json beside the repository) is not here.");

        var faults = SchemaCheck.Faults(
            Read(schema!),
            JsonElement.Parse(
                """{"display_information":{"name":""},"features":{"slash_commands":[{"command":"handoff","url":"ftp://x"}]}"""
                    + ""","settings":{"socket":true}}"""
            )
        );

        Assert.Equal(
            [
                "/display_information/name: minLength",
                "/features/slash_commands/0/command: pattern",
                "/features/slash_commands/0/url: pattern",
                "/features/slash_commands/0: required",
                "/settings: additionalProperties",
            ],
            faults.Select(fault => string.Join(' ', fault.Split(' ')[..2])).Order()
        );
    }

    [Theory]
    [InlineData("http")]
    [InlineData("socket")]
    public void No_scope_is_asked_for_that_is_not_needed(string mode)
    {
        var scopes = Manifest(mode).GetProperty("oauth_config").GetProperty("scopes");

        // An optional scope is asked for, too: the second list only marks it.
        string[] optional = ["files:write"];
        Assert.Equal(
            FewestScopes.Concat(optional).Order(),
            scopes.GetProperty("bot").EnumerateArray().Select(scope => scope.GetString()!).Order()
        );
        Assert.Equal(optional, scopes.GetProperty("bot_optional").EnumerateArray().Select(scope => scope.GetString()));
        Assert.False(scopes.TryGetProperty("user", out _));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("socket")]
    public void The_bot_may_write_to_people_and_has_a_home(string mode)
    {
        var home = Manifest(mode).GetProperty("features").GetProperty("app_home");

        Assert.True(home.GetProperty("home_tab_enabled").GetBoolean());
        Assert.True(home.GetProperty("messages_tab_enabled").GetBoolean());
        Assert.Contains(
            "app_home_opened",
            Manifest(mode)
                .GetProperty("settings")
                .GetProperty("event_subscriptions")
                .GetProperty("bot_events")
                .EnumerateArray()
                .Select(e => e.GetString())
        );
    }

    [Fact]
    public void Over_http_slack_is_told_every_address_it_calls()
    {
        var manifest = Manifest("http");
        var settings = manifest.GetProperty("settings");

        Assert.False(settings.GetProperty("socket_mode_enabled").GetBoolean());
        Assert.EndsWith(
            "/slack/commands",
            manifest.GetProperty("features").GetProperty("slash_commands")[0].GetProperty("url").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "/slack/interactions",
            settings.GetProperty("interactivity").GetProperty("request_url").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "/slack/options",
            settings.GetProperty("interactivity").GetProperty("message_menu_options_url").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "/slack/events",
            settings.GetProperty("event_subscriptions").GetProperty("request_url").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Over_a_socket_there_is_no_address_at_all()
    {
        Assert.True(Manifest("socket").GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.DoesNotContain("http", Manifest("socket").GetRawText(), StringComparison.Ordinal);
    }

    private static JsonElement Manifest(string mode) => Read(Above($"manifest/manifest.{mode}.json")!);

    private static JsonElement Read(string path) => JsonElement.Parse(File.ReadAllBytes(path));

    /// <summary>The file under the nearest folder above the tests that has it.</summary>
    private static string? Above(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
