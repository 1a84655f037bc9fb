using System.Globalization;
using System.Text.Json;

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
        var at = now > _last[account] ? now : _last[account].AddMilliseconds(1);
        _last[account] = at;
        var kind = _chance.Next(100);
        var score = kind < 80 ? 70 + _chance.Next(31) : _chance.Next(70);
        var id = $"e{seed}-{_made++}";
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id,
                occurred_at = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                score = new { name = "trial-pql", value = score },
                account = new
                {
                    id = $"a{account}",
                    name = $"Account {account}",
                    territory = $"T{account % channels}",
                },
                contact = new { name = $"Person {account}", email = kind is >= 90 and < 95 ? null : $"p{account}@a{account}.test" },
                signals = new[]
                {
                    new
                    {
                        key = "invited",
                        label = "Invited teammates",
                        kind = "product",
                        points = 20,
                        strength = "high",
                        observed_at = at,
                    },
                    new
                    {
                        key = "pricing",
                        label = "Viewed pricing",
                        kind = "intent",
                        points = 10,
                        strength = "meaningful",
                        observed_at = at,
                    },
                },
                next_action = new { kind = "call" },
            }
        );
        return new GeneratedEvent(id, $"a{account}", score, at, body);
    }
}

/// <param name="Id">The event's id.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Score">The score.</param>
/// <param name="At">When it occurred.</param>
/// <param name="Body">The event as JSON.</param>
public sealed record GeneratedEvent(string Id, string Account, int Score, DateTimeOffset At, byte[] Body);
