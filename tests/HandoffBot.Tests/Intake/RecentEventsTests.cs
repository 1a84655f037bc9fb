using System.Text;
using HandoffBot.Intake;
using HandoffBot.Store.Inbox;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Intake;

/// <summary>What intake read is handed to the decider once, and only for the very text that is stored.</summary>
public sealed class RecentEventsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 3);
    private readonly RecentEvents _recent = new();

    [Fact]
    public void An_event_is_taken_over_once()
    {
        var stored = Keep("one");
        Assert.Equal("one", _recent.Take("one", stored.Body)!.Id);
        Assert.Null(_recent.Take("one", stored.Body));
    }

    [Fact]
    public void Another_text_under_the_same_id_is_not_taken_over()
    {
        var stored = Keep("one");
        Assert.Null(_recent.Take("one", stored.Body + " "));
        Assert.NotNull(_recent.Take("one", stored.Body));
    }

    [Fact]
    public void The_last_of_an_id_is_kept()
    {
        var first = Keep("one");
        var second = Keep("one", "Globex");
        Assert.Null(_recent.Take("one", first.Body));
        Assert.Equal("Globex", _recent.Take("one", second.Body)!.Account.Name);
    }

    [Fact]
    public void A_long_text_is_not_kept() => Assert.Null(_recent.Take("long", Keep("long", padding: 2048).Body));

    [Fact]
    public void More_than_there_is_room_for_are_forgotten()
    {
        var stored = Enumerable.Range(0, 5000).Select(number => Keep($"e{number}")).ToList();
        Assert.InRange(stored.Count(one => _recent.Take(one.EventId, one.Body) is not null), 1, 512);
    }

    private NewEvent Keep(string id, string name = "Acme", int padding = 0)
    {
        var body = new SampleEvent(id) { Name = name }.Json(Now.ToDateTimeOffset()).ToJsonString() + new string(' ', padding);
        var stored = new NewEvent(id, "test", Now, body);
        _recent.Keep(stored, EventReader.Read(Encoding.UTF8.GetBytes(body), id, Now).Event!);
        return stored;
    }
}
