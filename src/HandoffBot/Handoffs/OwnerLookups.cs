using HandoffBot.Hosting;
using HandoffBot.Publishing.People;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// Asks Slack who an owner named by an event is, before the first lead of theirs is decided. Bounded in all it costs: each
/// person is asked for once a minute at most, within Slack's limits, and of every minute no more than two seconds are spent
/// waiting for answers, so that a sender who keeps naming new owners delays no other event.
/// </summary>
public sealed class OwnerLookups(PersonLookup lookup, DatabaseOutage outage, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan WaitPerMinute = TimeSpan.FromSeconds(2);
    private static readonly Duration Interval = Duration.FromMinutes(1);
    private readonly Dictionary<string, Instant> _asked = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Instant _minute = Instant.MinValue;
    private TimeSpan _left;

    /// <summary>Those who have not been asked for within the last minute.</summary>
    public IReadOnlyList<string> Due(IEnumerable<string> people)
    {
        var now = time.Now();
        lock (_gate)
        {
            return [.. people.Where(person => !_asked.TryGetValue(person, out var at) || (at + Interval).HasCome(now, Interval))];
        }
    }

    /// <summary>Asks for them and waits for the answers within the minute's limit. Returns at once when Slack's limits are used
    /// up.</summary>
    public async Task Ask(IReadOnlyList<string> people, CancellationToken cancel)
    {
        Remember(people);
        var answers = new List<Task>();
        foreach (var person in people)
        {
            if (!await lookup.Reserve(person, cancel))
            {
                break;
            }

            answers.Add(AskOne(person, cancel));
        }

        var begun = time.GetTimestamp();
        await Task.WhenAll(answers).WaitAsync(WaitLeft(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        Spend(time.GetElapsedTime(begun));
    }

    /// <summary>Asks for those who are due, beside everything: only their next leads depend on the answers.</summary>
    public void Refresh(IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (people.Count > 0 && Due(people) is { Count: > 0 } due)
        {
            _ = Task.Run(() => Ask(due, cancel), cancel);
        }
    }

    private void Remember(IReadOnlyList<string> people)
    {
        var now = time.Now();
        lock (_gate)
        {
            if (_asked.Count >= MostRemembered)
            {
                _asked.Clear();
            }

            foreach (var person in people)
            {
                _asked[person] = now;
            }
        }
    }

    private async Task AskOne(string person, CancellationToken cancel)
    {
        try
        {
            await lookup.Ask(person, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The host stops; the next start asks again.
        }
        catch (Exception fault)
        {
            outage.Failed("What Slack said of an owner could not be kept", fault);
        }
    }

    private TimeSpan WaitLeft()
    {
        var now = time.Now();
        lock (_gate)
        {
            if (now - _minute >= Interval || now < _minute)
            {
                (_minute, _left) = (now, WaitPerMinute);
            }

            return _left;
        }
    }

    private void Spend(TimeSpan spent)
    {
        lock (_gate)
        {
            _left = spent < _left ? _left - spent : TimeSpan.Zero;
        }
    }
}
