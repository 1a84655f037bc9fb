using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Review.Holdouts;
using NodaTime;

namespace HandoffBot.Tests.Review.Holdouts;

public sealed class HoldoutLinesTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Holdout Half = Holdout.Usual with { Name = "<!here> *x*", Share = 0.5m, Until = new LocalDate(2026, 12, 31) };

    [Theory]
    // Days since it began, how many a day came on each side.
    [InlineData(30, 10, "⬜ No verdict yet: to tell 15 % from 10 % with 80 % power takes *386* more held-out accounts. At this pace, ")]
    [InlineData(100, 10, "⬜ No verdict yet: enough accounts have come, and the last of them has had its 90 d on *")]
    [InlineData(100, 1, "⬜ No verdict, and none to come: to tell 15 % from 10 % with 80 % power takes *586* more held-out accounts, and ")]
    [InlineData(400, 1, "⬜ No verdict: 286 held-out accounts were missing to tell 15 % from 10 % with 80 % power")]
    [InlineData(0, 0, "takes *686* more held-out accounts; when that will be is said once accounts have come for a day")]
    public void Before_it_can_it_concludes_nothing(int days, int aDay, string says)
    {
        var said = Said(Numbers(days * aDay, aDay), days);

        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain("lift", said, StringComparison.Ordinal);
        Assert.DoesNotContain("<!here>", said, StringComparison.Ordinal);
        Assert.Equal(days == 100 && aDay == 1, said.Contains("costs more than it teaches", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_told_is_told_by_what_it_costs() =>
        Assert.Matches(
            @"until it ends about 36[56] accounts go without an alert, which costs about 18 opportunities if alerts bring what was agreed "
                + "on, and tells nothing\\. Give it a larger share or until <!date",
            Said(Numbers(100, 1), 100)
        );

    [Theory]
    [InlineData(69, 103, "✅ *Alerts bring more opportunities*: opportunities within 90 d of *15 %* (103 of 686) with alerts and of ")]
    [InlineData(69, 103, "a lift of *+5.0 points* (95 % range +1.5 points to +8.5 points)")]
    [InlineData(90, 90, "⬜ *No difference is shown*: opportunities within 90 d of *13 %* (90 of 686)")]
    [InlineData(103, 69, "❗ *With alerts there are fewer opportunities*")]
    [InlineData(103, 69, "a lift of *−5.0 points*")]
    [InlineData(69, 103, "it has told what it can, and leaves about 70 accounts a week without an alert. End it")]
    public void What_can_be_told_is_told_with_its_range(long heldOut, long alerted, string says) =>
        Assert.Contains(says, Said(Compared(new(heldOut, alerted), new(heldOut, alerted)), 200), StringComparison.Ordinal);

    [Fact]
    public void Silence_about_held_out_accounts_is_no_result() =>
        Assert.Contains(
            "of none that was held out any outcome is known. Outcomes have to be sent of every account, alerted or not",
            Said(Compared(new(0, 103), new(0, 300)), 200),
            StringComparison.Ordinal
        );

    private static string Said(HoldoutNumbers numbers, int days)
    {
        var standing = HoldoutAnalysis.Of(Half, "Europe/Berlin", numbers, Start + Duration.FromDays(days));
        return string.Join('\n', HoldoutLines.Of(standing, Half).Select(line => line.Value));
    }

    private static HoldoutNumbers Compared(HoldoutArms reached, HoldoutArms known) =>
        Numbers(2000, 10) with
        {
            Compared = new(686, 686),
            Reached = reached,
            Known = known,
        };

    private static HoldoutNumbers Numbers(int each, int aDay)
    {
        var count = new HoldoutCount(Half);
        for (var i = 0; i < each; i++)
        {
            count.Add(true, Start + (Duration.FromDays(i) / aDay));
            count.Add(false, Start + (Duration.FromDays(i) / aDay));
        }

        return count.Numbers;
    }
}
