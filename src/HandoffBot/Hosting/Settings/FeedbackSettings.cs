namespace HandoffBot.Hosting.Settings;

/// <summary>Validates where feedback goes by itself.</summary>
internal static class FeedbackSettings
{
    private const string Webhooks = "Feedback:Webhooks";
    private static readonly string[] Keys = [.. typeof(FeedbackWebhook).GetProperties().Select(property => property.Name)];

    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var webhook in configuration.GetSection(Webhooks).GetChildren())
        {
            AnnotatedSettings.CheckItem(webhook, typeof(FeedbackWebhook), faults);
            KnownSettings.CheckItem(webhook, Keys, faults);
            if (webhook["Url"] is { Length: > 0 } url && !IsAddress(url))
            {
                faults.Add(
                    new SettingsFault(
                        $"{webhook.Path}:Url",
                        "It is no https address, without a user name in it.",
                        "Write e.g. https://trainer.ourco.test/feedback; http is taken for a receiver on this machine only."
                    )
                );
            }

            if (webhook["Secret"] is { Length: > 0 })
            {
                IntakeSettings.Secret(webhook.GetSection("Secret"), faults);
            }

            if (webhook["Name"] is { } name && !string.IsNullOrWhiteSpace(name) && !names.Add(name))
            {
                faults.Add(
                    new SettingsFault(
                        $"{webhook.Path}:Name",
                        "Another webhook has this name.",
                        "Give each a name of its own: how far it has come is kept under it."
                    )
                );
            }
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
