using System.Collections.Frozen;

namespace HandoffBot.Slack.Pacing;

/// <summary>A limit that a call counts against.</summary>
/// <param name="Key">What is limited: <c>channel:C0ALERTS</c>, <c>method:chat.update</c> or <c>workspace</c>.</param>
/// <param name="Pace">How often.</param>
public sealed record PaceKey(string Key, Pace Pace);

/// <summary>
/// The limits of the methods used here, as data. Paces stay a little below what Slack promises, as its clock is not ours
/// and other copies of a call may be on the way.
/// </summary>
public static class MethodPaces
{
    /// <summary>Posts a minute in the whole workspace: Slack says "several hundred".</summary>
    private static readonly Pace Workspace = Pace.PerMinute(240, burst: 5);

    private static readonly Pace Channel = new(TimeSpan.FromSeconds(1));

    private static readonly FrozenDictionary<string, MethodTier> Tiers = new Dictionary<string, MethodTier>(StringComparer.Ordinal)
    {
        ["chat.postMessage"] = MethodTier.Posting,
        ["chat.update"] = MethodTier.Three,
        ["chat.postEphemeral"] = MethodTier.Four,
        ["chat.getPermalink"] = MethodTier.Four,
        ["views.open"] = MethodTier.Four,
        ["views.push"] = MethodTier.Four,
        ["views.update"] = MethodTier.Four,
        ["views.publish"] = MethodTier.Four,
        ["users.info"] = MethodTier.Four,
        ["users.lookupByEmail"] = MethodTier.Three,
        ["conversations.info"] = MethodTier.Three,
        ["conversations.open"] = MethodTier.Three,
        ["conversations.history"] = MethodTier.Three,
        ["users.list"] = MethodTier.Two,
        ["conversations.list"] = MethodTier.Two,
        ["apps.connections.open"] = MethodTier.One,
        ["auth.test"] = MethodTier.Four,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The tier of a method; <see cref="MethodTier.Two"/> for one not known, which is safe and slow.</summary>
    public static MethodTier TierOf(string method) => Tiers.GetValueOrDefault(method, MethodTier.Two);

    /// <summary>Everything a call counts against. It may start when all of them allow it.</summary>
    /// <param name="method">E.g. <c>chat.update</c>.</param>
    /// <param name="channel">Where it goes; only posts are limited by channel.</param>
    public static IReadOnlyList<PaceKey> For(string method, string? channel = null) => TierOf(method) switch
    {
        MethodTier.Posting when channel is not null => [new($"channel:{channel}", Channel), new("workspace", Workspace)],
        MethodTier.Posting => [new("workspace", Workspace)],
        MethodTier.One => [new($"method:{method}", Pace.PerMinute(1))],
        MethodTier.Two => [new($"method:{method}", Pace.PerMinute(18, burst: 2))],
        MethodTier.Three => [new($"method:{method}", Pace.PerMinute(45, burst: 5))],
        _ => [new($"method:{method}", Pace.PerMinute(90, burst: 10))],
    };
}
