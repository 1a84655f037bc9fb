using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Publishing.Messages;
using HandoffBot.Slack.Json;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A card that is drawn from the alert as its own commit wrote it says what one drawn from the database says.</summary>
public sealed class CardOfTheCommitTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_slack_shows_is_what_is_drawn_from_the_stored_alert(string kind)
    {
        await using var app = await TestApp.Start(kind);
        for (var n = 0; n < 5; n++)
        {
            await app.Decide(new SampleEvent($"e{n}") { Account = $"a{n}", Name = $"Company {n} & <sons>", Score = 90 + n });
            await app.Decide(new SampleEvent($"again{n}") { Account = $"a{n}", Name = $"Company {n} & <sons>", Score = 95 + n % 2 });
        }

        await app.Shown();
        var shown = app.Slack.Workspace.Channel("C0EMEA").Messages.Where(message => message.ThreadTs is null).ToList();
        Assert.Equal(5, shown.Count);
        var card = app.Bot.Services.GetServices<ICard>().Single(one => one.Kind == Outbox.AlertKind);
        var now = Instant.FromDateTimeOffset(app.Bot.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var message in shown)
        {
            var drawn = await app.Database.Database.Read(
                async (db, cancel) =>
                    await card.Render(db, await db.Messages.SingleAsync(row => row.Ts == message.Ts, cancel), now, cancel),
                default
            );
            var stored = JsonNode.Parse(JsonSerializer.Serialize(drawn!.Blocks, SlackJson.Options));
            var posted = JsonNode.Parse(message.Blocks!.Value.GetRawText());
            Assert.True(JsonNode.DeepEquals(stored, posted), $"{stored}\n\n{posted}");
            Assert.Equal(drawn.Text.ToString(), message.Text);
        }
    }
}
