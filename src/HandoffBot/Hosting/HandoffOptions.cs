using Microsoft.Extensions.Options;

namespace HandoffBot.Hosting;

/// <summary>All configuration, as docs and appsettings.json name it.</summary>
public sealed class HandoffOptions
{
    [ValidateObjectMembers]
    public SlackOptions Slack { get; set; } = new();

    [ValidateObjectMembers]
    public IntakeOptions Intake { get; set; } = new();

    [ValidateObjectMembers]
    public AgreementOptions Agreement { get; set; } = new();

    [ValidateObjectMembers]
    public FeedbackOptions Feedback { get; set; } = new();

    [ValidateObjectMembers]
    public LinksOptions Links { get; set; } = new();

    public ProxyOptions Proxy { get; set; } = new();

    [ValidateObjectMembers]
    public MetricsOptions Metrics { get; set; } = new();
}
