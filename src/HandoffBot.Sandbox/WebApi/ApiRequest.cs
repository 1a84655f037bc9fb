using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>One call, let in.</summary>
/// <param name="Arguments">What it was given.</param>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="Scopes">What the app may do.</param>
internal sealed record ApiRequest(RequestArguments Arguments, DateTimeOffset ArrivedAt, IReadOnlySet<string> Scopes);
