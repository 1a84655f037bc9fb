using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>
/// How often Slack may be asked for something. A key's stored instant runs ahead of the clock with every use; it may run
/// ahead by <paramref name="Burst"/> uses and no further (the generic cell rate algorithm).
/// </summary>
/// <param name="Key">Names it in the paces all instances share.</param>
/// <param name="Interval">Between two uses in the long run.</param>
/// <param name="Burst">Uses at once after a rest, at least 1.</param>
public sealed record Pace(string Key, Duration Interval, int Burst)
{
    /// <summary>
    /// The stored instant as it counts: what is further ahead than uses or Slack can have put it was left by a wrong clock, and
    /// does not.
    /// </summary>
    public Instant Ahead(RateLimitRow row, Instant now)
    {
        var used = row.NextFreeAt <= now + (Interval * Burst) + SlackPaces.Tolerance ? row.NextFreeAt : Instant.MinValue;
        return SlackPaces.IsHold(row.HeldUntil, now) ? Later(used, Until(row.HeldUntil)) : used;
    }

    /// <summary>How many uses are free now.</summary>
    public int Free(Instant ahead, Instant now) =>
        (int)Math.Clamp(Math.Floor(Burst - (Later(ahead, now) - now) / Interval + 1e-9), 0, Burst);

    /// <summary>What to store after <paramref name="uses"/> now.</summary>
    public Instant After(Instant ahead, Instant now, int uses) => Later(ahead, now) + (Interval * uses);

    /// <summary>What to store so that nothing is free before <paramref name="until"/>.</summary>
    public Instant Until(Instant until) => until + (Interval * (Burst - 1));

    /// <summary>When the next use is free.</summary>
    public Instant NextAt(Instant ahead) => ahead - (Interval * (Burst - 1));

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}

/// <summary>
/// Slack's limits, a hair under. Method limits count a sliding minute: what is free at once and what comes back within
/// that minute together stay below them.
/// </summary>
public static class SlackPaces
{
    /// <summary>The longest that Slack is left alone because it asked so; then it is tried again.</summary>
    public static Duration LongestHold { get; } = Duration.FromMinutes(15);

    /// <summary>How far clocks and late starts may put a use ahead of its pace.</summary>
    internal static Duration Tolerance { get; } = Duration.FromMinutes(1);

    /// <summary>Whether a hold counts: it has not passed, and is no longer than any that is kept.</summary>
    internal static bool IsHold(Instant until, Instant now) => until > now && until <= now + LongestHold + Duration.FromSeconds(1);

    /// <summary>When a channel is free for a post.</summary>
    internal static Instant FreeAt(Instant next, Instant heldUntil, Instant now)
    {
        var paced = next <= now + ChannelSpacing + Tolerance ? next : Instant.MinValue;
        return IsHold(heldUntil, now) && heldUntil > paced ? heldUntil : paced;
    }

    /// <summary>One post a second and channel, from when Slack had the last one.</summary>
    public static Duration ChannelSpacing { get; } = Duration.FromMilliseconds(1005);

    /// <summary>How long a channel waits for the answer to its post before the next one goes: the sender may have died.</summary>
    internal static Duration LongestPost { get; } = Duration.FromSeconds(3);

    /// <summary>chat.update, tier 3: 50 a minute.</summary>
    public static Pace Edits { get; } = Tier3("chat.update");

    /// <summary>conversations.history, tier 3.</summary>
    public static Pace Histories { get; } = Tier3("conversations.history");

    /// <summary>users.lookupByEmail, tier 3.</summary>
    public static Pace LookUps { get; } = Tier3("users.lookupByEmail");

    /// <summary>users.info, tier 4: 100 a minute.</summary>
    public static Pace UserInfos { get; } = new("method:users.info", Duration.FromMilliseconds(750), 10);

    /// <summary>dnd.teamInfo, tier 2: 20 a minute.</summary>
    public static Pace DoNotDisturb { get; } = new("method:dnd.teamInfo", Duration.FromSeconds(4), 4);

    /// <summary>views.publish, tier 4: 100 a minute.</summary>
    public static Pace Homes { get; } = new("method:views.publish", Duration.FromMilliseconds(750), 10);

    /// <summary>files.getUploadURLExternal and files.completeUploadExternal, tier 4: one of each for a file.</summary>
    public static Pace Files { get; } = new("method:files", Duration.FromMilliseconds(750), 10);

    /// <summary>conversations.open, tier 3.</summary>
    public static Pace DirectMessages { get; } = Tier3("conversations.open");

    /// <summary>Posts in the whole workspace. As many as may go at once are left over each minute, for those that arrive later than they
    /// left.</summary>
    public static Pace Posts(int perMinute)
    {
        var burst = Math.Max(1, perMinute / 150);
        return new("method:chat.postMessage", Duration.FromSeconds(60) / Math.Max(1, perMinute - (2 * burst)), burst);
    }

    /// <summary>The key of a channel.</summary>
    public static string Channel(string channel) => "channel:" + channel;

    private static Pace Tier3(string method) => new("method:" + method, Duration.FromMilliseconds(1500), 10);
}
