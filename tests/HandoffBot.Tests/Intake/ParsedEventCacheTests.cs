using System.Text;
using HandoffBot.Intake;
using HandoffBot.Store.Inbox;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.Intake;

/// <summary>What intake read is handed to the decider once, and only for the very text that is stored.</summary>
public sealed class ParsedEventCacheTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 3);
    private readonly ParsedEventCache _cache = new();

    [Fact]
    public void An_event_is_taken_over_once()
    {
        var stored = Keep("one");
        Assert.Equal("one", _cache.Take("one", stored.Body)!.Id);
        Assert.Null(_cache.Take("one", stored.Body));
    }

    [Fact]
    public async Task What_comes_in_over_http_is_kept_for_the_decider()
    {
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        var json = new SampleEvent("sent").Json(host.Clock.GetUtcNow()).ToJsonString();
        using var answer = await host.Http.PostAsync("/v1/score-events", new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode);
        var row = Assert.Single(await host.Services.GetRequiredService<IInbox>().Peek(1, long.MaxValue, [], default));
        Assert.Equal("sent", host.Services.GetRequiredService<ParsedEventCache>().Take(row.EventId, row.Body)!.Id);
    }

    [Fact]
    public void Another_text_under_the_same_id_is_not_taken_over()
    {
        var stored = Keep("one");
        Assert.Null(_cache.Take("one", stored.Body + " "));
        Assert.NotNull(_cache.Take("one", stored.Body));
    }

    [Fact]
    public void The_last_of_an_id_is_kept()
    {
        var first = Keep("one");
        var second = Keep("one", "Globex");
        Assert.Null(_cache.Take("one", first.Body));
        Assert.Equal("Globex", _cache.Take("one", second.Body)!.Account.Name);
    }

    [Fact]
    public void A_long_text_is_not_kept() => Assert.Null(_cache.Take("long", Keep("long", padding: 2048).Body));

    [Fact]
    public void More_than_there_is_room_for_are_forgotten()
    {
        var stored = Enumerable.Range(0, 5000).Select(number => Keep($"e{number}")).ToList();
        Assert.InRange(stored.Count(one => _cache.Take(one.EventId, one.Body) is not null), 1, 512);
    }

    private NewEvent Keep(string id, string name = "Acme", int padding = 0)
    {
        var body = new SampleEvent(id) { Name = name }.Json(Now.ToDateTimeOffset()).ToJsonString() + new string(' ', padding);
        var stored = new NewEvent(id, "test", Now, body);
        _cache.Keep(stored, EventReader.Read(Encoding.UTF8.GetBytes(body), id, Now).Event!);
        return stored;
    }
}
