using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Publishing;

public sealed class NoticeTests
{
    [Fact]
    public async Task A_notice_to_an_address_reaches_the_person_directly()
    {
        await using var harness = await PublishingHarness.New();
        await Want(harness, "n1", "dana@ourco.test", new NoticeContent { Title = "3 leads wait for contact.email" });

        await harness.Start();
        await Wait.Until(() => harness.To("U0DANA").Count == 1);

        Assert.Contains("*3 leads wait for contact.email*", harness.To("U0DANA")[0].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_again_redraws_the_notice()
    {
        await using var harness = await PublishingHarness.Running();
        await Want(harness, "n1", "C0REVIEW", new NoticeContent { Title = "1 lead waits" });
        await Wait.Until(() => harness.In("C0REVIEW").Count == 1);

        await Want(harness, "n1", "C0REVIEW", new NoticeContent { Title = "2 leads wait" });
        await Wait.Until(() => harness.In("C0REVIEW")[0].AllText.Contains("2 leads wait", StringComparison.Ordinal));

        Assert.Single(harness.In("C0REVIEW"));
    }

    [Fact]
    public async Task Foreign_words_mention_nobody_and_our_mentions_do()
    {
        await using var harness = await PublishingHarness.New();
        await Want(
            harness,
            "n1",
            "C0REVIEW",
            new NoticeContent
            {
                Mention = "U0CRM",
                Title = "<!channel> & co",
                Lines = NoticeContent.Said([
                    $"Ask {new PersonReference("U0REP1")}, not {"<!here> or <@U0REP2>"} or {new PersonReference("nobody")}",
                ]),
            }
        );

        await harness.Start();
        await Wait.Until(() => harness.In("C0REVIEW").Count == 1);

        Assert.Equal(
            "<@U0CRM> &lt;!channel&gt; &amp; co Ask <@U0REP1>, not &lt;!here&gt; or &lt;@U0REP2&gt; or Someone",
            harness.In("C0REVIEW")[0].Text
        );
    }

    [Fact]
    public async Task An_address_nobody_has_is_found_out_once_and_the_notice_goes_to_the_fallback()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "users.lookupByEmail",
                RetryAfter = 1,
                Times = 1,
            }
        );
        await Want(harness, "n1", "gone@ourco.test", new NoticeContent { Title = "Somebody should know" });

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(2), () =>
            Task.FromResult(
                harness.In("C0ALERTS").Any(m => m.Text.Contains("Somebody should know", StringComparison.Ordinal))
                    && harness.To("U0OPS").Any(m => m.Text.Contains("gone@ourco.test", StringComparison.Ordinal))
            )
        );
    }

    private static Task<bool> Want(PublishingHarness harness, string key, string channel, NoticeContent notice) =>
        harness.Database.Write(
            async (db, cancel) =>
            {
                await Outbox.WantNotice(db, key, channel, null, notice.ToJson(), harness.Now, cancel);
                return true;
            },
            default
        );
}
