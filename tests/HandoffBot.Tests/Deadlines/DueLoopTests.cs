using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Deadlines;

public sealed class DueLoopTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_alert_expires_with_one_edit_and_keeps_its_flag_button(string kind)
    {
        await using var harness = await PublishingHarness.Running(kind: kind);
        var alert = await harness.Open();
        await harness.UntilShown(alert);

        harness.Slack.Clock.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1));
        await Wait.Until(() => harness.In("C0ALERTS")[0].Revisions.Count == 2);
        await harness.UntilShown(alert);

        var message = Assert.Single(harness.In("C0ALERTS"));
        var blocks = message.Blocks!.Value.GetRawText();
        Assert.Contains("Expired", message.AllText, StringComparison.Ordinal);
        Assert.Contains("alert_bad_score", blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("alert_claim", blocks, StringComparison.Ordinal);
        Assert.Equal(1, harness.Slack.Calls.Count("chat.update"));
        Assert.Equal([AlertFactKind.Opened, AlertFactKind.Expired], await harness.Facts(alert));
    }

    [Fact]
    public async Task A_shown_signal_that_turns_stale_is_one_edit()
    {
        await using var harness = await PublishingHarness.Running();
        var stale = harness.Now + Duration.FromMinutes(30);
        var alert = await harness.Open(a =>
            a with
            {
                NextDueAt = stale,
                Signals = [a.Signals[0] with { ObservedAt = stale - SampleAgreement.Trials.Freshness.Stale }, a.Signals[1]],
            }
        );
        await harness.UntilShown(alert);
        Assert.DoesNotContain("stale", harness.In("C0ALERTS")[0].AllText, StringComparison.Ordinal);

        harness.Slack.Clock.Advance(TimeSpan.FromMinutes(31));
        await Wait.Until(() => harness.In("C0ALERTS")[0].Revisions.Count == 2);
        await harness.UntilShown(alert);

        Assert.Contains("⚠️ stale", harness.In("C0ALERTS")[0].AllText, StringComparison.Ordinal);
        Assert.Equal(1, harness.Slack.Calls.Count("chat.update"));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task More_alerts_than_a_batch_expire_together(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        for (var i = 0; i < 230; i++)
        {
            await harness.Open(a =>
                a with
                {
                    Signals =
                    [
                        new Signal
                        {
                            Key = "k",
                            Label = "l",
                            Kind = SignalKind.Fit,
                        },
                    ],
                }
            );
        }

        harness.Slack.Clock.Advance(TimeSpan.FromHours(5));

        await harness.Start();
        await Wait.Until(() =>
            harness.Database.Read(
                async (db, _) => await Task.FromResult(db.Alerts.Count(a => a.State == AlertState.Expired) == 230),
                default
            )
        );

        Assert.Equal(
            230,
            await harness.Database.Read(
                async (db, _) => await Task.FromResult(db.AlertFacts.Count(f => f.Kind == AlertFactKind.Expired)),
                default
            )
        );
    }
}
