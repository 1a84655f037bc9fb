namespace HandoffBot.Core.Agreement;

/// <summary>Slack channel ids.</summary>
/// <param name="Alerts">Where alerts go unless a route names its own channel; also the fallback of a broken route.</param>
/// <param name="Review">Digests and proposals.</param>
/// <param name="Managers">Escalations.</param>
public sealed record Channels(string Alerts, string Review, string Managers);
