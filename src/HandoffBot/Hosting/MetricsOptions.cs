using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting;

/// <summary>Who may read <c>/metrics</c>. With neither key nor addresses: only callers on this machine.</summary>
public sealed class MetricsOptions
{
    /// <summary>Sent as <c>Authorization: Bearer</c>.</summary>
    [Secret(16)]
    public string? Key { get; set; }

    /// <summary>Addresses of its own, which answer <c>/metrics</c> and nothing else, e.g. <c>http://10.0.0.5:9464</c>.</summary>
    public string? Urls { get; set; }
}
