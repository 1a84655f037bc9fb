namespace HandoffBot.Sandbox.WebApi;

/// <summary>One call, let in.</summary>
/// <param name="Arguments">What it was given.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Scopes">What the app may do.</param>
internal sealed record ApiCall(Arguments Arguments, DateTimeOffset At, IReadOnlySet<string> Scopes);
