using HandoffBot.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace HandoffBot.Tests.Operations;

public sealed class SettingsFaultsTests
{
    private static readonly Dictionary<string, string?> Sound = new()
    {
        ["Slack:BotToken"] = "xoxb-something",
        ["Slack:SigningSecret"] = "0123456789abcdef",
        ["Intake:ApiKeys:0:Name"] = "warehouse",
        ["Intake:ApiKeys:0:Key"] = "0123456789abcdef0123456789abcdef",
    };

    [Fact]
    public void The_least_that_is_needed_is_sound()
    {
        Assert.Empty(Faults([]));
        Assert.Empty(SettingsFaults.Notes(Configured([])));
    }

    [Fact]
    public void Links_need_a_secret_that_signs_them()
    {
        KeyValuePair<string, string?> address = new("Links:BaseUrl", "https://handoff.ourco.test/");

        Assert.Equal("Links:Secrets", Assert.Single(Faults([address])).Key);
        Assert.Empty(Faults([address, new("Links:Secrets:0", "0123456789abcdef01234567")]));
        Assert.Equal(
            "Links:BaseUrl",
            Assert.Single(Faults([new("Links:BaseUrl", "handoff.ourco.test"), new("Links:Secrets:0", "0123456789abcdef01234567")])).Key
        );
    }

    [Theory]
    [InlineData("Slack:BotToken", null)]
    [InlineData("Slack:BotToken", "xoxp-user-token")]
    [InlineData("Slack:BotToken", "xoxb-")]
    [InlineData("Slack:BotToken", "xoxe.xoxb-1-abcdef")]
    [InlineData("Slack:BotToken", "xoxe-1-abcdef")]
    [InlineData("Slack:SigningSecret", "")]
    [InlineData("Slack:SigningSecret", "short")]
    [InlineData("Slack:SigningSecrets:0", "short")]
    [InlineData("Slack:SigningSecrets:0", "")]
    [InlineData("Slack:SigningSecrets", "0123456789abcdef")]
    [InlineData("Slack:Mode", "Htpp")]
    [InlineData("Slack:Mode", "")]
    [InlineData("Slack:PostsPerMinute", "lots")]
    [InlineData("Slack:ApiBaseUrl", "")]
    [InlineData("Slack:ApiBaseUrl", "slack.com/api")]
    [InlineData("Slack:ApiBaseUrl", "ftp://slack.com/api/")]
    [InlineData("Slack:Token", "xoxb-something")]
    [InlineData("Intake:ApiKeys:0:Name", " ")]
    [InlineData("Intake:ApiKeys:0:Key", "short")]
    [InlineData("Intake:ApiKeys:0:Key", "with a blank in it")]
    [InlineData("Intake:WebhookSecrets:0", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("Intake:WebhookSecrets:0", "whsec_not base64")]
    [InlineData("Intake:WebhookSecrets:0", "whsec_AAAA")]
    [InlineData("Intake:MaxBacklog", "0")]
    [InlineData("Agreement:Path", " ")]
    [InlineData("Agreement:TellPlan", "yes")]
    [InlineData("Urls", "localhost")]
    [InlineData("Urls", "http://127.0.0.1:5080;nonsense")]
    [InlineData("Proxy:KnownProxies:0", "proxy.internal")]
    [InlineData("Proxy:KnownProxies:0", "10.0.0.0/99")]
    [InlineData("Proxy:KnownProxies", "10.0.0.7")]
    [InlineData("Links:Secrets:0", "short")]
    [InlineData("Links:Secrets:0", "")]
    [InlineData("Links:Secrets", "0123456789abcdef01234567")]
    [InlineData("Links:Days", "0")]
    [InlineData("Links:MostRows", "0")]
    [InlineData("Metrics:Key", "short")]
    [InlineData("Metrics:Urls", "9464")]
    [InlineData("Metrics:Urls", "http://127.0.0.1:0")]
    [InlineData("Metrics:Urls", "http://127.0.0.1:5080")]
    [InlineData("ConnectionStrings:HandoffBot", "handoffbot.db")]
    [InlineData("ConnectionStrings:HandoffBot", "Database=x")]
    public void One_setting_wrong_is_one_fault_with_a_remedy(string key, string? value)
    {
        var fault = Assert.Single(Faults([new(key, value)]));

        Assert.Equal(key, fault.Key);
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("Slack:Mode", "socket", "Slack:AppToken", "xapp-something")]
    [InlineData("Slack:Mode", "HTTP", "Slack:ApiBaseUrl", "http://127.0.0.1:5090/api/")]
    [InlineData("Urls", "http://*:8080;https://[::1]:0", "ConnectionStrings:HandoffBot", "Host=db;Database=handoffbot")]
    [InlineData("Intake:WebhookSecrets:0", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "Agreement:Path", "/etc/handoffbot/agreement.yaml")]
    [InlineData("Proxy:KnownProxies:0", "10.0.0.0/8", "Proxy:KnownProxies:1", "fd00::7")]
    [InlineData("Metrics:Key", "0123456789abcdef", "Metrics:Urls", "http://*:9464")]
    public void What_operators_write_is_sound(string key, string value, string other, string otherValue) =>
        Assert.Empty(Faults([new(key, value), new(other, otherValue)]));

    [Fact]
    public void Socket_mode_needs_an_app_token_and_no_signing_secret() =>
        Assert.Equal(["Slack:AppToken"], Faults([new("Slack:Mode", "Socket"), new("Slack:SigningSecret", null)]).Select(f => f.Key));

    [Fact]
    public void Signing_secrets_alone_are_secret_enough() =>
        Assert.Empty(
            Faults([
                new("Slack:SigningSecret", null),
                new("Slack:SigningSecrets:0", "0123456789abcdef"),
                new("Slack:SigningSecrets:1", "fedcba9876543210"),
            ])
        );

    [Fact]
    public void A_webhook_secret_alone_is_credential_enough() =>
        Assert.Empty(
            Faults(
                [
                    new("Intake:ApiKeys:0:Name", null),
                    new("Intake:ApiKeys:0:Key", null),
                    new("Intake:WebhookSecrets:0", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                ],
                without: "Intake:ApiKeys"
            )
        );

    [Theory]
    [InlineData("Name", "", "It is empty")]
    [InlineData("Name", null, "It is missing")]
    [InlineData("Url", null, "It is missing")]
    [InlineData("Url", "trainer.ourco.test/feedback", "no https address")]
    [InlineData("Url", "http://trainer.ourco.test/feedback", "no https address")]
    [InlineData("Url", "https://ada:password@trainer.ourco.test/feedback", "no https address")]
    [InlineData("Secret", null, "It is missing")]
    [InlineData("Secret", "whsec_AAAA", "fewer than")]
    [InlineData("Secrets", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "no such key")]
    public void A_feedback_webhook_needs_a_name_an_https_address_and_a_secret(string part, string? value, string says)
    {
        var webhook = Webhook(0, "https://trainer.ourco.test/feedback");

        var fault = Assert.Single(Faults([.. webhook, new($"Feedback:Webhooks:0:{part}", value)]));

        Assert.Equal($"Feedback:Webhooks:0:{part}", fault.Key);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", fault.Message + fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_webhooks_may_be_on_this_machine_and_each_has_a_name_of_its_own()
    {
        Assert.Empty(Faults([.. Webhook(0, "http://127.0.0.1:9000/feedback")]));
        Assert.Equal(
            "Feedback:Webhooks:1:Name",
            Assert.Single(Faults([.. Webhook(0, "https://a.test/"), .. Webhook(1, "https://b.test/")])).Key
        );
    }

    [Fact]
    public void Nothing_set_names_everything_that_is_missing_at_once() =>
        Assert.Equal(
            ["Slack:BotToken", "Slack:SigningSecret", "Intake:ApiKeys"],
            SettingsFaults.Of(new ConfigurationBuilder().Build()).Select(f => f.Absent ? f.Key : "?")
        );

    [Fact]
    public void Two_keys_under_one_name_are_sound_so_that_a_key_can_be_replaced() =>
        Assert.Empty(Faults([new("Intake:ApiKeys:1:Name", "warehouse"), new("Intake:ApiKeys:1:Key", "another-long-key-for-someone")]));

    [Fact]
    public void One_key_under_two_names_is_a_fault() =>
        Assert.Equal(
            "Intake:ApiKeys:1:Key",
            Assert.Single(Faults([new("Intake:ApiKeys:1:Name", "crm"), new("Intake:ApiKeys:1:Key", Sound["Intake:ApiKeys:0:Key"])])).Key
        );

    [Fact]
    public void No_fault_and_no_note_ever_repeats_a_secret()
    {
        const string Secret = "Sesame!Open";
        string[] keys =
        [
            "Slack:BotToken",
            "Slack:SigningSecret",
            "Slack:AppToken",
            "Intake:ApiKeys:0:Key",
            "Intake:WebhookSecrets:0",
            "Intake:WebhookSecrets:1",
        ];
        foreach (var value in new[] { Secret, Secret + " ", "xoxb-" + Secret + " x", "whsec_" + Secret, "whsec_U2VzYW1lIU9wZW4=" })
        {
            var configuration = Configured([.. keys.Select(k => new KeyValuePair<string, string?>(k, value)), new("Slack:Mode", "Socket")]);
            var said = string.Join('\n', SettingsFaults.Of(configuration).Concat(SettingsFaults.Notes(configuration)));
            Assert.NotEmpty(said);
            Assert.DoesNotContain("Sesame", said, StringComparison.Ordinal);
            Assert.DoesNotContain("U2VzYW1l", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Short_credentials_and_an_open_line_are_noted() =>
        Assert.Equal(
            ["Slack:ApiBaseUrl", "Intake:ApiKeys:0:Key"],
            SettingsFaults
                .Notes(Configured([new("Slack:ApiBaseUrl", "http://proxy.test/api/"), new("Intake:ApiKeys:0:Key", "0123456789")]))
                .Select(n => n.Key)
        );

    private static IReadOnlyList<SettingsFault> Faults(KeyValuePair<string, string?>[] changed, string? without = null) =>
        SettingsFaults.Of(Configured(changed, without));

    private static KeyValuePair<string, string?>[] Webhook(int place, string url) =>
        [
            new($"Feedback:Webhooks:{place}:Name", "trainer"),
            new($"Feedback:Webhooks:{place}:Url", url),
            new($"Feedback:Webhooks:{place}:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ];

    private static IConfigurationRoot Configured(KeyValuePair<string, string?>[] changed, string? without = null)
    {
        var settings = Sound.Where(s => without is null || !s.Key.StartsWith(without, StringComparison.Ordinal)).ToDictionary();
        foreach (var (key, value) in changed.Where(c => c.Value is not null))
        {
            settings[key] = value;
        }

        foreach (var (key, _) in changed.Where(c => c.Value is null))
        {
            settings.Remove(key);
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
