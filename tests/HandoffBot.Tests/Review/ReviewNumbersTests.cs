using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Testing.Databases;
using NodaTime;

namespace HandoffBot.Tests.Review;

public sealed class ReviewNumbersTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_empty_week_has_nothing_to_report(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        Assert.True((await new ReviewWeek(test).Numbers()).IsEmpty);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Alerts_are_counted_by_where_they_stood_at_the_end_of_the_week(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var opened = ReviewWeek.Day(2);
        foreach (var alert in new[] { "claimed", "contacted", "both", "untouched", "expired-claimed", "withdrawn", "live" })
        {
            await week.Opened(alert, opened, alert == "live" ? "warm" : "hot");
        }

        await week.Opened("queued", opened, posted: false);
        await week.Then("claimed", AlertFactKind.Claimed, ReviewWeek.Day(3), opened, "U1");
        await week.Then("contacted", AlertFactKind.Contacted, ReviewWeek.Day(3), opened, "U1");
        await week.Then("both", AlertFactKind.Claimed, ReviewWeek.Day(3), opened, "U1");
        await week.Then("both", AlertFactKind.Contacted, ReviewWeek.Day(4), opened, "U1");
        await week.Then("untouched", AlertFactKind.Expired, ReviewWeek.Day(3), opened);
        await week.Then("expired-claimed", AlertFactKind.Claimed, ReviewWeek.Day(3), opened, "U1");
        await week.Then("expired-claimed", AlertFactKind.Expired, ReviewWeek.Day(4), opened);
        await week.Then("withdrawn", AlertFactKind.Withdrawn, ReviewWeek.Day(3), opened);
        await week.Then("queued", AlertFactKind.Expired, ReviewWeek.Day(3), opened);

        var numbers = (await week.Numbers()).Alerts;
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 8,
                Posted = 7,
                Accepted = 4,
                Mature = new(7, 4),
                Contacted = 2,
                ExpiredUntouched = 1,
                Withdrawn = 1,
                StillLive = 2,
            },
            numbers
        );
        Assert.Equal(["hot", "warm"], (await week.Numbers()).ByBand.Select(b => b.Name));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Flags_are_grouped_by_reason_band_source_and_signal(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var opened = ReviewWeek.Day(2);
        await week.Opened("a", opened);
        await week.Opened("b", opened, "warm", null);
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(3), opened, "U1");
        await week.Then("a", AlertFactKind.ReasonGiven, ReviewWeek.Day(3, 11), opened, "U1", "Not a fit");
        await week.Then("a", AlertFactKind.ReasonGiven, ReviewWeek.Day(3, 12), opened, "U1", "Wrong person");
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(4), opened, "U2");
        await week.Then("b", AlertFactKind.Expired, ReviewWeek.Day(3), opened, band: "warm", source: null);
        await week.Then("b", AlertFactKind.Flagged, ReviewWeek.Day(4), opened, "U1", band: "warm", source: null);

        var numbers = await week.Numbers();
        Assert.Equal((2, 3, 1), (numbers.Flags.Alerts, numbers.Flags.Flags, numbers.Flags.Late));
        Assert.Equal(["No reason given 2", "Wrong person 1"], numbers.Flags.ByReason.Select(g => $"{g.Name} {g.Alerts}"));
        Assert.Equal(["hot 1", "warm 1"], numbers.Flags.ByBand.Select(g => $"{g.Name} {g.Alerts}"));
        Assert.Equal(["Source not known 1", "webinar 1"], numbers.Flags.BySource.Select(g => $"{g.Name} {g.Alerts}"));
        Assert.Equal(["Invited teammates 2", "Viewed pricing 2"], numbers.Flags.BySignal.Select(g => $"{g.Name} {g.Alerts}"));
        Assert.Equal((2L, 2L), (numbers.BadScores.Unreviewed, numbers.BadScores.All));
        Assert.Equal(RateVerdict.TooFew, numbers.BadScores.Verdict);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_happens_after_a_week_does_not_change_it(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var opened = ReviewWeek.Day(7);
        await week.Opened("a", opened);
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(7, 12), opened, "U1");
        await week.Stopped("e1", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Day(1));
        var before = await week.Numbers();

        await week.Then("a", AlertFactKind.ReasonGiven, ReviewWeek.Day(9), opened, "U1", "Not a fit");
        await week.Then("a", AlertFactKind.Claimed, ReviewWeek.Day(9), opened, "U1", band: "warm");
        await week.Then("a", AlertFactKind.FlagUndone, ReviewWeek.Day(10), opened, "U1");
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(11), opened, "U1");
        await week.Stopped("e2", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Day(8));

        Assert.Equivalent(before, await week.Numbers(), strict: true);
        var next = await week.Numbers(ReviewWeek.Next);
        Assert.Equal((0, 1L, 0L), (next.Alerts.Opened, next.Flags.Flags, next.BadScores.Unreviewed));
        Assert.Equal((1L, 1L, 1L), (next.Before.Alerts.Opened, next.Before.Alerts.Accepted, next.Before.Flagged));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_next_week_settles_what_was_opened_before_the_edge_and_mixes_nothing(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var sunday = ReviewWeek.Day(7, 23);
        foreach (var alert in new[] { "claimed", "contacted", "expired", "withdrawn", "live", "flagged", "unflagged" })
        {
            await week.Opened(alert, sunday);
        }

        await week.Opened("at the edge", ReviewWeek.Itself.To);
        await week.Opened("last before it", ReviewWeek.Itself.To - Duration.FromMilliseconds(1));
        await week.Then("claimed", AlertFactKind.Claimed, ReviewWeek.Day(8), sunday, "U1");
        await week.Then("contacted", AlertFactKind.Contacted, ReviewWeek.Day(8), sunday, "U1");
        await week.Then("expired", AlertFactKind.Expired, ReviewWeek.Day(8), sunday);
        await week.Then("withdrawn", AlertFactKind.Withdrawn, ReviewWeek.Day(8), sunday);
        await week.Then("unflagged", AlertFactKind.Flagged, ReviewWeek.Day(7, 23), sunday, "U1");
        await week.Then("unflagged", AlertFactKind.FlagUndone, ReviewWeek.Day(8), sunday, "U1");
        await week.Then("flagged", AlertFactKind.Flagged, ReviewWeek.Day(7, 23), sunday, "U1");
        await week.Then("flagged", AlertFactKind.Flagged, ReviewWeek.Day(8), sunday, "U2");

        var own = await week.Numbers();
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 8,
                Posted = 8,
                Mature = new(7, 0),
                StillLive = 8,
            },
            own.Alerts
        );
        Assert.Equal((2L, 2L), (own.Flags.Alerts, own.BadScores.Unreviewed));
        Assert.Equal((ReviewWeek.Before, 0L), (own.Before.Opened, own.Before.Alerts.Opened));

        var next = await week.Numbers(ReviewWeek.Next);
        Assert.Equal(ReviewWeek.Itself, next.Before.Opened);
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 8,
                Posted = 8,
                Accepted = 2,
                Mature = new(8, 2),
                Contacted = 1,
                ExpiredUntouched = 1,
                Withdrawn = 1,
                StillLive = 5,
            },
            next.Before.Alerts
        );
        Assert.Equal((1L, 1L, 8L), (next.Before.Flagged, next.Before.BadScores.Unreviewed, next.Before.BadScores.All));
        Assert.Equal((1L, 1L, 0L), (next.Alerts.Opened, next.Flags.Flags, next.BadScores.Unreviewed));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_was_given_back_or_undone_counts_as_it_stood_at_each_digest(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        var opened = ReviewWeek.Day(7, 23);
        foreach (var alert in new[] { "released", "taken over", "undone", "undone late", "contacted again", "claimed after" })
        {
            await week.Opened(alert, opened);
        }

        await week.Then("released", AlertFactKind.Claimed, opened, opened, "U1");
        await week.Then("released", AlertFactKind.Released, opened, opened, "U1");
        await week.Then("taken over", AlertFactKind.Claimed, opened, opened, "U1");
        await week.Then("taken over", AlertFactKind.Released, opened, opened, "U1");
        await week.Then("taken over", AlertFactKind.TakenOver, opened, opened, "U2");
        await week.Then("undone", AlertFactKind.Contacted, opened, opened, "U1");
        await week.Then("undone", AlertFactKind.ContactUndone, opened, opened, "U1");
        await week.Then("undone late", AlertFactKind.Contacted, ReviewWeek.Itself.To - Duration.FromMinutes(1), opened, "U1");
        await week.Then("contacted again", AlertFactKind.Contacted, opened, opened, "U1");
        await week.Then("contacted again", AlertFactKind.ContactUndone, opened, opened, "U1");
        await week.Then("contacted again", AlertFactKind.Contacted, opened, opened, "U1");
        await week.Then("claimed after", AlertFactKind.BandRaised, opened, opened, detail: "warm → hot");
        var own = new AlertNumbers
        {
            Opened = 6,
            Posted = 6,
            Accepted = 3,
            Mature = new(6, 3),
            Contacted = 2,
            StillLive = 4,
        };
        Assert.Equal(own, (await week.Numbers()).Alerts);

        await week.Then("undone late", AlertFactKind.ContactUndone, ReviewWeek.Itself.To + Duration.FromMinutes(1), opened, "U1");
        await week.Then("undone late", AlertFactKind.Expired, ReviewWeek.Day(8), opened);
        await week.Then("released", AlertFactKind.Expired, ReviewWeek.Day(8), opened);
        await week.Then("taken over", AlertFactKind.Expired, ReviewWeek.Day(8), opened);
        await week.Then("claimed after", AlertFactKind.Claimed, ReviewWeek.Day(8), opened, "U1");
        Assert.Equal(own, (await week.Numbers()).Alerts);
        Assert.Equal(
            new AlertNumbers
            {
                Opened = 6,
                Posted = 6,
                Accepted = 3,
                Mature = new(6, 3),
                Contacted = 1,
                ExpiredUntouched = 2,
                StillLive = 2,
            },
            (await week.Numbers(ReviewWeek.Next)).Before.Alerts
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_taken_back_within_the_week_is_not_counted(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        await week.Opened("a", ReviewWeek.Day(2));
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(3), ReviewWeek.Day(2), "U1");
        await week.Then("a", AlertFactKind.FlagUndone, ReviewWeek.Day(4), ReviewWeek.Day(2), "U1");
        Assert.Equal(0, (await week.Numbers()).Flags.Flags);
    }
}
