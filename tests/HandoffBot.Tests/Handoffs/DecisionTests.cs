using System.Text.Json.Nodes;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Handoffs;

public sealed class DecisionTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_hot_event_becomes_an_alert_a_fact_and_a_wanted_message_and_is_told_with_its_trace(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("e1"));
        var told = await host.Decided("e1");
        Assert.Equal("alerted", (string)told["outcome"]!);
        Assert.Equal("acme", (string)told["account"]!);
        Assert.Contains(told["trace"]!.AsArray(), step => (string)step!["rule"]! == "path");
        Assert.Equal("U0REP1", (string)told["alert"]!["owner"]!);
        Assert.Equal(["opened"], History(told));
        Assert.Equal("C0EMEA", (string)told["alert"]!["message"]!["channel"]!);
        var (alert, message) = await test.Database.Read(
            async (db, cancel) => (await db.Alerts.SingleAsync(cancel), await db.Messages.SingleAsync(cancel)),
            default
        );
        Assert.Equal((AlertState.Open, 1), (alert.State, alert.Revision));
        Assert.Equal(alert.NextDueAt, alert.Alert.NextDueAt);
        Assert.Equal((Outbox.AlertKind, alert.Id, 1, 0), (message.Kind, message.Subject, message.WantedRevision, message.PostedRevision));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Later_events_of_the_account_update_its_alert_and_a_fallen_score_withdraws_it(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(
            SampleEvent.Hot("e1", occurredAt: "2026-11-20T14:00:00Z"),
            SampleEvent.Hot("e2", occurredAt: "2026-11-20T14:01:00Z").Scored(88),
            SampleEvent.Hot("other", "beta")
        );
        await host.PostAndDecide(
            SampleEvent.Hot("e0", occurredAt: "2026-11-20T13:00:00Z").Scored(3),
            SampleEvent.Hot("e3", occurredAt: "2026-11-20T14:02:00Z").Scored(12)
        );
        Assert.Equal("updated", (string)(await host.Decided("e2"))["outcome"]!);
        Assert.Equal("superseded", (string)(await host.Decided("e0"))["outcome"]!);
        var told = await host.Decided("e3");
        Assert.Equal("withdrawn", (string)told["outcome"]!);
        Assert.Equal(["opened", "updated", "withdrawn"], History(told));
        var message = await test.Database.Read(
            (db, cancel) => db.Messages.SingleAsync(m => m.Subject == (string)told["alert"]!["id"]!, cancel),
            default
        );
        Assert.Equal(3, message.WantedRevision);
        // EMEA has two reps who take turns.
        Assert.Equal("U0REP2", (string)(await host.Decided("other"))["alert"]!["owner"]!);
        Assert.Equal(2, await test.Database.Read((db, cancel) => db.Rotations.SumAsync(r => r.Assigned, cancel), default));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Leads_held_for_one_field_on_one_day_share_a_notice_that_is_redrawn(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("h0", "lead0").Without("contact.email"));
        await host.PostAndDecide([.. Enumerable.Range(1, 11).Select(n => SampleEvent.Hot($"h{n}", $"lead{n}").Without("contact.email"))]);
        await host.PostAndDecide(SampleEvent.Hot("low", "low").Without("contact.email").Scored(5));
        var (notice, holds, waiting) = await test.Database.Read(
            async (db, cancel) =>
                (
                    await db.Messages.SingleAsync(cancel),
                    await db.Holds.ToListAsync(cancel),
                    await db.AccountAgreements.CountAsync(account => account.HeldEventId != null, cancel)
                ),
            default
        );
        Assert.Equal(
            (Outbox.HoldKind, "hold:U0CRM:contact.email:trial-pql/smb-trials:2026-11-20", null),
            (notice.Kind, notice.Subject, notice.Content)
        );
        Assert.Equal((12, 13), (holds.Count, waiting));
        Assert.All(holds, hold =>
            Assert.Equal(("U0CRM", notice.Subject, "contact.email"), (hold.Owner, hold.NoticeKey, Assert.Single(hold.Missing)))
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_an_account_waits_for_follows_its_newest_event_that_was_acted_on(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("held", occurredAt: "2026-11-20T14:00:00Z").Without("contact.email"));
        await host.PostAndDecide(SampleEvent.Hot("older", occurredAt: "2026-11-20T13:00:00Z"));
        Assert.Equal("held", await Waits(test));
        await host.PostAndDecide(SampleEvent.Hot("held again", occurredAt: "2026-11-20T14:01:00Z").Without("contact.email"));
        Assert.Equal("held again", await Waits(test));
        await host.PostAndDecide(SampleEvent.Hot("cold", occurredAt: "2026-11-20T14:02:00Z").Scored(3));
        Assert.Null(await Waits(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_event_that_cannot_be_decided_is_set_aside_and_holds_up_no_other(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Store(test, "unreadable", """{ "id": 3 }""");
        // This one's decision cannot be stored, for there is one already.
        await Store(test, "breaks", SampleEvent.Hot("breaks", "gamma").ToJsonString());
        await test.Database.Write(
            (db, _) =>
            {
                db.Decisions.Add(
                    new()
                    {
                        EventId = "breaks",
                        AccountKey = "",
                        Outcome = DecisionOutcome.Held,
                        Rule = "",
                        Reason = "",
                        Agreement = "trial-pql/smb-trials",
                        AgreementVersion = 1,
                        OccurredAt = default,
                        DecidedAt = default,
                        Trace = [],
                    }
                );
                return Task.FromResult(true);
            },
            default
        );
        await using var host = await IntakeHost.Start(test);
        await host.PostAndDecide(SampleEvent.Hot("good"));
        Assert.Equal("alerted", (string)(await host.Decided("good"))["outcome"]!);
        var told = await host.Decided("unreadable");
        Assert.Equal(("held", "fault"), ((string)told["outcome"]!, (string)told["rule"]!));
        Assert.Contains("expected a string; found a number", (string)told["reason"]!, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_event_is_told_as_received_until_it_is_decided_and_an_unknown_one_is_404(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await using var host = await IntakeHost.Start(test, decide: false);
        await host.Post(SampleEvent.Hot("a/b c%2F"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/v1/decisions/a%2Fb%20c%252F")).StatusCode);
        var told = JsonNode.Parse(await host.Http.GetStringAsync("/v1/decisions/a/b%20c%252F"))!;
        Assert.Equal(("received", "2026-11-20T14:05:00Z"), ((string)told["status"]!, (string)told["received_at"]!));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.Http.GetAsync("/v1/decisions/nowhere")).StatusCode);
    }

    [SkippableFact]
    public async Task Three_instances_on_one_database_decide_every_event_once()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await using var one = await IntakeHost.Start(test);
        await using var two = await IntakeHost.Start(test);
        await using var three = await IntakeHost.Start(test);
        IntakeHost[] hosts = [one, two, three];
        var ids = Enumerable.Range(0, 300).Select(n => $"e{n}").ToList();
        await Task.WhenAll(
            ids.Chunk(10)
                .Select(
                    (chunk, n) =>
                        hosts[n % 3]
                            .Post(new JsonArray([.. chunk.Select(id => SampleEvent.Hot(id, $"account{id.Length * 7 % 5}{id[^1]}"))]))
                )
        );
        foreach (var id in ids)
        {
            await one.Decided(id);
        }

        await test.Database.Read(
            async (db, cancel) =>
            {
                Assert.Equal(300, await db.Decisions.CountAsync(cancel));
                Assert.Equal(0, await db.Decisions.CountAsync(row => row.Rule == "fault", cancel));
                var opened = await db.Decisions.CountAsync(row => row.Outcome == DecisionOutcome.Alerted, cancel);
                Assert.Equal(opened, await db.Alerts.CountAsync(cancel));
                Assert.Equal(opened, await db.Accounts.CountAsync(cancel));
                Assert.Equal(opened, await db.Messages.CountAsync(cancel));
                Assert.Equal(opened, await db.Rotations.SumAsync(r => r.Assigned, cancel));
                Assert.Equal(300, await db.AlertFacts.CountAsync(cancel));
                return true;
            },
            default
        );
    }

    private static IEnumerable<string> History(JsonObject told) =>
        told["alert"]!["history"]!.AsArray().Select(fact => (string)fact!["what"]!);

    private static Task<string?> Waits(TestDatabase test) =>
        test.Database.Read((db, cancel) => db.AccountAgreements.Select(account => account.HeldEventId).SingleAsync(cancel), default);

    private static Task Store(TestDatabase test, string id, string body) =>
        test.Database.Write(
            (db, _) =>
            {
                db.Inbox.Add(
                    new()
                    {
                        EventId = id,
                        Sender = "tests",
                        ReceivedAt = Instant.FromUtc(2026, 11, 20, 14, 4),
                        Body = body,
                    }
                );
                return Task.FromResult(true);
            },
            default
        );
}
