using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Handoffs;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Retention;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Handoffs;

public sealed class AlertWriterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 10);

    private static readonly IReadOnlyList<HandoffEffect> EveryKind =
    [
        new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Opened, Now)),
        new HandoffEffect.RestoreReplies(),
        new HandoffEffect.RedrawCard(),
        new HandoffEffect.ReplyBandRaised(new BandRise("warm", "hot")),
        new HandoffEffect.SaveFlag("U0REP1"),
        new HandoffEffect.SaveDataIssue(new DataIssue(DataIssueKind.Duplicate, OwnerRole.Exceptions, "U0EXC", Now, "e1")),
        new HandoffEffect.SendNotice("notice:a1", "U0REP2", "Title", [$"Line"]),
        new HandoffEffect.NotifyManagers(),
        new HandoffEffect.AskWhichAccount(new Account { Id = "acme-eu", Domain = "acme.test" }),
        new HandoffEffect.NotifyHold(new HoldNotice("U0CRM", ["contact.email"])),
        new HandoffEffect.WaitForOpening(new OpeningWait(Now, Now, "C0EMEA", 0, 92, Now)),
        new HandoffEffect.NotifyUnreachable(new PassedOver("gone@example.test", UnavailableReason.Deactivated, null)),
        new HandoffEffect.CountAssignment("smb", Rotation.None with { Assigned = 1 }),
    ];

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Every_kind_of_effect_is_carried_out(string kind)
    {
        Assert.Equal(typeof(HandoffEffect).GetNestedTypes().ToHashSet(), EveryKind.Select(effect => effect.GetType()).ToHashSet());
        await using var test = await TestDatabase.New(kind);
        var alert = SampleAlert.Sample("a1", Now) with { Flags = [new Flag("U0REP1", Now)] };
        await Write(test, alert, [new HandoffEffect.RedrawCard()]);
        await test.Database.Write(
            (db, cancel) =>
                db.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentRevision, 1).SetProperty(m => m.Ts, "1.1"), cancel),
            default
        );
        await Write(test, alert with { Band = "hot" }, EveryKind);
        await test.Database.Read(
            async (db, cancel) =>
            {
                Assert.Equal(AlertFactKind.Opened, (await db.AlertFacts.SingleAsync(cancel)).Kind);
                Assert.Equal("U0REP1", (await db.Flags.SingleAsync(cancel)).By);
                Assert.Equal("U0EXC", (await db.DataIssues.SingleAsync(cancel)).Owner);
                Assert.Equal("e1", (await db.Holds.SingleAsync(cancel)).EventId);
                Assert.Equal("e1", (await db.OpeningWaits.SingleAsync(cancel)).EventId);
                var rotation = await db.Rotations.SingleAsync(cancel);
                Assert.Equal(("smb", 1), (rotation.Route, rotation.Assigned));
                var messages = await db.Messages.OrderBy(m => m.Kind).ThenBy(m => m.Subject).ToListAsync(cancel);
                Assert.Equal(
                    [
                        Outbox.AccountQuestionKind,
                        Outbox.AlertKind,
                        Outbox.BandRiseKind,
                        Outbox.DataIssuesKind,
                        Outbox.EscalationKind,
                        Outbox.HoldKind,
                        Outbox.NoticeKind,
                        Outbox.NoticeKind,
                    ],
                    messages.Select(m => m.Kind)
                );
                Assert.Equal(2, messages[1].WantedRevision);
                Assert.Equal(["notice:a1", "person:gone@example.test"], messages.Skip(6).Select(m => m.Subject));
                Assert.Equal("U0REP2", messages[6].Channel);
                Assert.Equal("C0MGRS", messages[4].Channel);
                return true;
            },
            default
        );
    }

    [Fact]
    public async Task An_effect_about_an_alert_needs_one()
    {
        await using var test = await TestDatabase.New();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            test.Database.Write<bool>(
                (db, _) =>
                {
                    Writer(db).Add("e1", "acc-1", null, [new HandoffEffect.RedrawCard()]);
                    return Task.FromResult(true);
                },
                default
            )
        );
    }

    [Fact]
    public void Every_state_and_every_next_action_is_drawn()
    {
        var texts = new List<string>();
        foreach (var state in Enum.GetValues<AlertState>())
        {
            foreach (var action in Enum.GetValues<NextActionKind>())
            {
                var sample = SampleAlert.Sample("a1", Now);
                var alert = sample with
                {
                    State = state,
                    NextAction = sample.NextAction with { Kind = action },
                    Claimed = new ActorStamp("U0REP1", Now),
                    Contacted = new ActorStamp("U0REP1", Now),
                };
                var model = new AlertViewModel(alert, SampleAgreement.Trials, Markup.Mention("U0REP1"), $"Ops", Now, 1);
                Assert.NotEmpty(AlertButtons.Draw(model).Elements);
                texts.Add((AlertFormatting.NextAction(model, 40) + AlertFallbackText.Of(model)).Value);
            }
        }

        Assert.Equal(texts.Count, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Retention_spares_the_live_states_and_no_other()
    {
        var live = string.Join(", ", AlertStates.Live.Select(state => $"'{state}'"));
        Assert.Contains($"state NOT IN ({live})", RetentionSql.AlertsDue, StringComparison.Ordinal);
    }

    private static AlertWriter Writer(HandoffDb db) => new(db, AgreementRegistry.With(SampleAgreement.Trials), Now);

    private static Task<bool> Write(TestDatabase test, Alert alert, IReadOnlyList<HandoffEffect> effects) =>
        test.Database.Write(
            async (db, cancel) =>
            {
                var row = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == alert.Id, cancel);
                var writer = Writer(db);
                writer.Add(row, alert, effects, "e1");
                await writer.Save(cancel);
                return true;
            },
            default
        );
}
