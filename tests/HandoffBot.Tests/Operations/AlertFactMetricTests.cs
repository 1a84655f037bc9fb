using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Operations;

public sealed class AlertFactMetricTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_events_people_and_time_do_to_alerts_is_counted_once_each(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        await Counted(fixture.App, "opened", 1);
        await fixture.App.Message("C0EMEA", "Acme");

        var click = fixture.Slack.ClickOf("U0REP1", "alert_claim", fixture.AlertId);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await fixture.Slack.Interaction(click);
        }

        await fixture.Processed(1);
        await Counted(fixture.App, "claimed", 1);

        fixture.App.Slack.Clock.Advance(TimeSpan.FromHours(5));
        await Counted(fixture.App, "expired", 1);
        await Counted(fixture.App, "opened", 1);
        await Counted(fixture.App, "claimed", 1);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_write_that_fails_or_is_run_again_is_told_once_when_it_is_on_disk(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var told = new List<AlertFactKind>();
        test.Database.Facts.Subscribe(told.AddRange);
        var runs = 0;

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            test.Database.Write<bool>(
                async (db, cancel) =>
                {
                    await Add(db, AlertFactKind.Claimed, cancel);
                    await db.SaveChangesAsync(cancel);
                    throw new InvalidDataException();
                },
                default
            )
        );
        Assert.Empty(told);

        await test.Database.Write(
            async (db, cancel) =>
            {
                await Add(db, AlertFactKind.Opened, cancel);
                await db.SaveChangesAsync(cancel);
                await Add(db, AlertFactKind.Contacted, cancel);
                // PostgreSQL asks for another run whenever another writer was first.
                if (kind == TestDatabase.Postgres && runs++ == 0)
                {
                    throw new DbUpdateConcurrencyException();
                }

                Assert.Empty(told);
                return true;
            },
            default
        );
        Assert.Equal([AlertFactKind.Opened, AlertFactKind.Contacted], told);
        Assert.Equal(2, await test.Database.Read((db, cancel) => db.AlertFacts.CountAsync(cancel), default));
    }

    private static Task Add(HandoffDb db, AlertFactKind kind, CancellationToken cancel) =>
        AlertHistory.Append(
            db,
            [
                new AlertFactRow
                {
                    AlertId = "a1",
                    Agreement = "trial-pql/smb-trials",
                    Kind = kind,
                    At = Instant.FromUtc(2026, 11, 20, 9, 0),
                    OpenedAt = Instant.FromUtc(2026, 11, 20, 9, 0),
                    Band = "hot",
                },
            ],
            cancel
        );

    private static async Task Counted(TestApp app, string kind, int count)
    {
        var line = $"handoffbot_alert_facts_total{{kind=\"{kind}\"}} ";
        var found = await Wait.For(async cancel =>
            (await app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics"), cancel))
                .Split('\n')
                .FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal))
        );
        Assert.Equal($"{line}{count}", found);
    }
}
