using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>An authorized call.</summary>
/// <param name="Arguments">Its arguments.</param>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="Scopes">What the app may do.</param>
internal sealed record ApiRequest(RequestArguments Arguments, DateTimeOffset ArrivedAt, IReadOnlySet<string> Scopes);
