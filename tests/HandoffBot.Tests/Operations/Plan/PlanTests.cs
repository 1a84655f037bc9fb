using HandoffBot.Store;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations.Import;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Operations.Plan;

/// <summary>What a new agreement would have decided otherwise, of events that were sent and of history that was imported.</summary>
public sealed class PlanTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_wider_band_shows_who_would_be_alerted_besides_and_the_same_agreement_nobody(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("near") { Account = "beta", Name = "Beta\u001b[2J Ltd", Score = 64 });
        await app.Decide(new SampleEvent("far") { Account = "gamma", Score = 12 });
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));

        var (code, said) = await app.Plan(PlanCase.Wider);

        Assert.True(code == 2, said);
        Assert.Contains("FILE: version 2 of the agreement trial-pql/smb-trials, compared with version 1", said, StringComparison.Ordinal);
        Assert.Contains("Band \"warm\": lowest score is now 60, was 70.", said, StringComparison.Ordinal);
        Assert.Contains("3 events of the last 8 weeks", said, StringComparison.Ordinal);
        Assert.Contains("differently: 1 (33.3 %)", said, StringComparison.Ordinal);
        Assert.Contains("Stayed in nurture, band:below warm → Posted, path:engaged fit: 1", said, StringComparison.Ordinal);
        Assert.Matches(@"Beta\[2J Ltd, .* UTC, score 64 \(near\)", said);
        Assert.Contains("before: 64 is below warm (from 70)", said, StringComparison.Ordinal);
        Assert.Contains("after:  warm by \"engaged fit\": goes to U0REP", said, StringComparison.Ordinal);
        Assert.Matches(@"warm +0 +1 +\+1", said);
        Assert.Matches(@"all +1 +2 +\+1", said);
        Assert.Contains("Newly: 1 accounts, an outcome is known of 0.", said, StringComparison.Ordinal);

        (code, said) = await app.Plan(SampleAgreement.Text);

        Assert.True(code == 0, said);
        Assert.Contains("No decision comes out differently.", said, StringComparison.Ordinal);
        Assert.Contains("What this cannot know:", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Imported_history_tells_what_became_of_those_who_would_no_longer_be_alerted(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        var now = app.Slack.Clock.GetUtcNow();
        string Past(string id, decimal score) =>
            new SampleEvent(id) { Account = id, Score = score }.Json(now.AddDays(-10)).ToJsonString();
        string Outcome(string account, string outcome, int daysAgo) =>
            new SampleOutcome($"{account}-{outcome}", outcome) { Account = account }.Json(now.AddDays(-daysAgo)).ToJsonString();
        var (imported, told) = await app.Database.Import(
            $$"""
            {{Past("kept", 95)}}
            {{Past("gone", 87)}}
            {{Past("silent", 88)}}
            {{Outcome("kept", "meeting", 9)}}
            {{Outcome("kept", "won", 8)}}
            {{Outcome("gone", "won", 9)}}
            {{Outcome("gone", "lost", 8)}}
            {{Outcome("silent", "won", 30)}}
            {"event_id":"gone","verdict":"bad_score","at":"{{now.AddDays(-9):O}}"}
            {"event_id":"kept","verdict":"bad_score","at":"{{now.AddDays(-9):O}}"}
            """
        );
        Assert.True(imported == 0, told);

        var (code, said) = await app.Plan(
            PlanCase.Next("from: 85", "from: 90").Replace("from: 70, expires_after", "from: 89, expires_after", StringComparison.Ordinal)
        );

        Assert.True(code == 2, said);
        Assert.Contains("Posted, path:engaged fit → Stayed in nurture, band:below warm: 2", said, StringComparison.Ordinal);
        Assert.Matches(@"hot +3 +1 +-2", said);
        // What happened before the event is no outcome of it, and a deal that was lost in the end was not won.
        Assert.Matches(@"No longer: 2 accounts, an outcome is known of 1.*\s+meeting +0 of 1.*\s.*\s+won +0 of 1.*\s+lost +1 of 1", said);
        Assert.Matches(@"Before and after: 1 accounts, an outcome is known of 1.*\s+meeting +1 of 1", said);
        Assert.Contains("no longer reach a rep: 1; of these confirmed bad scores 1 of 1, 100.0 % (20.7 %", said, StringComparison.Ordinal);

        var (elsewhen, nothing) = await app.Plan(SampleAgreement.Text, "--weeks", "1");

        Assert.Equal(1, elsewhen);
        Assert.Contains("No stored event of the last 1 weeks can be decided.", nothing, StringComparison.Ordinal);
        Assert.Contains("try --weeks 2", nothing, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task First_touches_are_judged_by_what_really_happened_and_only_where_a_rep_had_the_lead(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("quick"));
        await app.Decide(new SampleEvent("never") { Account = "beta", Name = "Beta" });
        await app.Decide(new SampleEvent("nobody") { Account = "gamma", Score = 80 });
        await app.Decide(new SampleEvent("below") { Account = "delta", Score = 65 });
        var card = await app.Message("C0EMEA", "Acme");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(10));
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));

        var (code, said) = await app.Plan(
            PlanCase
                .Wider.Replace("first_touch: 30m", "first_touch: 5m", StringComparison.Ordinal)
                .Replace("expires_after: 24h", "expires_after: 24h, sla: { first_touch: 20m }", StringComparison.Ordinal)
        );

        Assert.True(code == 2, said);
        Assert.Matches(@"First touches that fall due +before +after", said);
        Assert.Matches(@"all +2 +4\s+in time, by the records +1 +0\s+missed, by the records +1 +3\s+nobody can know +0 +1", said);
        Assert.Contains("before 1 of 2, 50.0 %", said, StringComparison.Ordinal);
        Assert.Contains("→ First touch due earlier: 2", said, StringComparison.Ordinal);
        Assert.Contains("→ A first touch is due: 1", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Reviewers_verdicts_on_real_alerts_count_and_stand_before_imported_feedback(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("near") { Account = "beta", Score = 64 });
        var alert = await app.Database.Database.Read((db, cancel) => db.Alerts.Select(row => row.Id).SingleAsync(cancel), default);
        var now = app.Slack.Clock.GetUtcNow();
        await app.Database.Import($$"""{"event_id":"hot","verdict":"score_right","at":"{{now:O}}"}""");
        await app.Database.Database.Write(
            (db, _) =>
            {
                db.Labels.AddRange(Label(alert, now), Label("near", now));
                return Task.FromResult(true);
            },
            default
        );
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));

        var (_, said) = await app.Plan(PlanCase.Next("matches: student", "matches: [student, head]"));

        Assert.Contains("Posted, path:engaged fit → Suppressed, disqualify:Student: 1", said, StringComparison.Ordinal);
        Assert.Contains("no longer reach a rep: 1; of these confirmed bad scores 1 of 1", said, StringComparison.Ordinal);

        // Of a lead that no rep had it says that one should have had it.
        (_, said) = await app.Plan(PlanCase.Wider);

        Assert.Contains("would newly reach a rep: none is judged.", said, StringComparison.Ordinal);
        Assert.Contains("would newly reach one: 1; of these judged as missed 1 of 1", said, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_only_reads_and_leaves_out_what_has_expired(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("old") { Account = "beta" });
        await Wait.Until(app.IsIdle);
        await app.Shown();
        await app.Database.Database.Write(
            async (db, cancel) =>
                await db.Inbox.Where(row => row.EventId == "old").ExecuteUpdateAsync(set => set.SetProperty(row => row.Body, "{}"), cancel),
            default
        );
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));

        var (code, said) = await app.Plan(SampleAgreement.Text);

        Assert.True(code == 0, said);
        Assert.Contains("1 events of the last", said, StringComparison.Ordinal);
        Assert.Contains("1 events were left out: their personal data has expired.", said, StringComparison.Ordinal);
        var reading = StoreModule.OpenToRead(app.Database.ConnectionString)!;
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            reading.Read((db, cancel) => db.Inbox.ExecuteDeleteAsync(cancel), default)
        );
        Assert.Contains("read", (refused.InnerException ?? refused).Message, StringComparison.OrdinalIgnoreCase);
        await TestDatabase.Close(reading);
    }

    private static LabelRow Label(string alert, DateTimeOffset at) =>
        new()
        {
            CaseId = "case",
            Subject = alert,
            Agreement = SampleAgreement.Trials.Id,
            DigestKey = "digest",
            Kind = HandoffBot.Core.Review.Labels.LabelKind.BadScore,
            By = "U0REV",
            At = NodaTime.Instant.FromDateTimeOffset(at),
        };
}
