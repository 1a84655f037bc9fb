using System.Reflection;
using HandoffBot.Core.Handoffs;
using HandoffBot.Sandbox;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Tests.Architecture;

/// <summary>The assemblies under <c>src</c>.</summary>
internal static class ProductAssemblies
{
    internal static Assembly Core { get; } = typeof(Decider).Assembly;

    internal static Assembly Slack { get; } = typeof(SlackClient).Assembly;

    internal static Assembly Sandbox { get; } = typeof(SandboxServer).Assembly;

    internal static Assembly Host { get; } = typeof(HandoffHost).Assembly;

    internal static IReadOnlyList<Assembly> All { get; } = [Core, Slack, Sandbox, Host];
}
