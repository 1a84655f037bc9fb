using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Testing.Hosts;

/// <summary>A sandbox on Wednesday morning, far from the hour at which one review's week ends and the next begins.</summary>
public static class MidweekClock
{
    public static SandboxOptions Sandbox()
    {
        var clock = new SandboxClock();
        var now = clock.GetUtcNow();
        var days = ((int)DayOfWeek.Wednesday - (int)now.DayOfWeek + 7) % 7;
        clock.Advance(new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(days == 0 ? 7 : days).AddHours(9) - now);
        return new SandboxOptions { Clock = clock };
    }
}
