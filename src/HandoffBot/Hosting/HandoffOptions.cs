namespace HandoffBot.Hosting;

/// <summary>All configuration, as docs and appsettings.json name it.</summary>
public sealed class HandoffOptions
{
    public SlackOptions Slack { get; set; } = new();

    public IntakeOptions Intake { get; set; } = new();

    public AgreementOptions Agreement { get; set; } = new();

    public ProxyOptions Proxy { get; set; } = new();

    public MetricsOptions Metrics { get; set; } = new();
}

/// <summary>How Slack's requests reach us.</summary>
public enum SlackMode
{
    /// <summary>Slack calls our URL.</summary>
    Http,

    /// <summary>We hold a connection open to Slack.</summary>
    Socket,
}

public sealed class SlackOptions
{
    public SlackMode Mode { get; set; } = SlackMode.Http;

    public string? BotToken { get; set; }

    public string? SigningSecret { get; set; }

    /// <summary>More secrets that may sign, beside <see cref="SigningSecret"/>: for the time in which the app's is changed.</summary>
    public IList<string> SigningSecrets { get; } = [];

    public string? AppToken { get; set; }

    /// <summary>The one place that says where Slack is; ends in a slash.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>Messages a minute that the workspace takes; Slack says "several hundred".</summary>
    public int PostsPerMinute { get; set; } = 600;
}

public sealed class IntakeOptions
{
    public IList<ApiKey> ApiKeys { get; } = [];

    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>Events stored and not yet decided at which new ones are answered 429.</summary>
    public int MaxBacklog { get; set; } = 100_000;
}

public sealed class ApiKey
{
    public string Name { get; set; } = "";

    public string Key { get; set; } = "";
}

public sealed class AgreementOptions
{
    public string Path { get; set; } = "agreement.yaml";
}

/// <summary>What stands between us and our callers.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>, whose word on who called, and how, is taken; besides this machine's
    /// own.</summary>
    public IList<string> KnownProxies { get; } = [];
}

/// <summary>Who may read <c>/metrics</c>. With neither key nor port: only callers on this machine.</summary>
public sealed class MetricsOptions
{
    /// <summary>Sent as <c>Authorization: Bearer</c>.</summary>
    public string? Key { get; set; }

    /// <summary>Addresses of its own, which answer <c>/metrics</c> and nothing else, e.g. <c>http://10.0.0.5:9464</c>.</summary>
    public string? Urls { get; set; }
}
