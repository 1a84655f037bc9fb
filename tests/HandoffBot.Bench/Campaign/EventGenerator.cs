using System.Text.Json;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Campaign;

/// <summary>Score events from a seed: the same seed makes the same events.</summary>
public sealed class EventGenerator(int seed, int accounts, int channels)
{
    private readonly Random _chance = new(seed);
    private readonly DateTimeOffset[] _last = new DateTimeOffset[accounts];
    private int _made;

    /// <summary>The next event: mostly hot or warm, now and then cold, a student, or without an address.</summary>
    public GeneratedEvent Next(DateTimeOffset now)
    {
        var account = _chance.Next(accounts);
        // Strictly later than the account's last one, so that what the account should show in the end is known.
        // In whole milliseconds, as the host stores it: of two events within one, the later decided counts.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        at = at > _last[account] ? at : _last[account].AddMilliseconds(1);
        _last[account] = at;
        var kind = _chance.Next(100);
        var score = kind < 80 ? 70 + _chance.Next(31) : _chance.Next(70);
        var id = $"e{seed}-{_made++}";
        var json = new SampleEvent(id)
        {
            Account = $"a{account}",
            Name = $"Account {account}",
            Score = score,
            Previous = null,
            Territory = $"T{account % channels}",
            Contact = $"Person {account}",
            Email = kind is >= 90 and < 95 ? null : $"p{account}@a{account}.test",
        }.Json(at);
        var body = JsonSerializer.SerializeToUtf8Bytes(json);
        return new GeneratedEvent(id, $"a{account}", score, at, body);
    }
}

/// <param name="Id">The event's id.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Score">The score.</param>
/// <param name="At">When it occurred.</param>
/// <param name="Body">The event as JSON.</param>
public sealed record GeneratedEvent(string Id, string Account, int Score, DateTimeOffset At, byte[] Body);
