namespace HandoffBot.Hosting;

/// <summary>The senders that are no API key. A key of such a name would read what came by the other way.</summary>
public static class ReservedSenderNames
{
    /// <summary>History that the operator imported.</summary>
    public const string Import = "import";

    /// <summary>Whoever signs with a webhook secret.</summary>
    public const string Webhook = "webhook";
}
