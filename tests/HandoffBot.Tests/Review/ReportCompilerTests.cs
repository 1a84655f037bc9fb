using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Review;
using HandoffBot.Review.Proposals;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Interactions.Proposals;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static HandoffBot.Tests.Review.WeeklyDigestDriver;

namespace HandoffBot.Tests.Review;

public sealed class ReportCompilerTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_week_is_compiled_once_over_restarts_and_by_several_instances_at_once(string kind)
    {
        await using var test = await Imported(kind, ReviewWeek.Monday);
        var clock = At(ReviewWeek.Itself.To + Duration.FromMinutes(1));
        var compiled = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Compile(test, clock)));
        Assert.Single(compiled, true);
        await test.Reopen();
        Assert.False(await Compile(test, clock));
        var (digests, wishes) = await test.Database.Read(
            async (db, cancel) => (await db.Digests.ToListAsync(cancel), await db.Messages.CountAsync(cancel)),
            default
        );
        Assert.Equal(("weekly:trial-pql/smb-trials:2026-11-16", 1), (Assert.Single(digests).Key, wishes));
    }

    [Fact]
    public async Task The_next_week_is_a_digest_of_its_own_and_weeks_slept_through_give_one()
    {
        await using var test = await Imported(TestDatabase.Sqlite, ReviewWeek.Monday);
        Assert.True(await Compile(test, At(ReviewWeek.Itself.To)));
        Assert.True(await Compile(test, At(ReviewWeek.Itself.To + Duration.FromDays(21))));
        var keys = await test.Database.Read((db, cancel) => db.Digests.OrderBy(d => d.Key).Select(d => d.Key).ToListAsync(cancel), default);
        Assert.Equal(["weekly:trial-pql/smb-trials:2026-11-16", "weekly:trial-pql/smb-trials:2026-12-07"], keys);
    }

    [Fact]
    public async Task A_week_that_was_over_before_there_was_an_agreement_is_not_reported()
    {
        await using var test = await Imported(TestDatabase.Sqlite, ReviewWeek.Itself.To);
        Assert.False(await Compile(test, At(ReviewWeek.Itself.To + Duration.FromDays(3))));
    }

    [Fact]
    public async Task Numbers_are_stored_as_they_were_and_compile_to_the_same_again()
    {
        await using var test = await Imported(TestDatabase.Sqlite, ReviewWeek.Monday);
        var week = new ReviewWeek(test);
        await week.Opened("a", ReviewWeek.Day(2));
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Day(3), ReviewWeek.Day(2), "U1");
        await Compile(test, At(ReviewWeek.Itself.To));
        await week.Then("a", AlertFactKind.FlagUndone, ReviewWeek.Day(9), ReviewWeek.Day(2), "U1");
        var stored = ReportCompiler.Numbers(await test.Database.Read((db, cancel) => db.Digests.SingleAsync(cancel), default));
        Assert.Equivalent(await week.Numbers(), stored, strict: true);
        Assert.Equal(1, stored.Flags.Flags);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_past_week_is_counted_again_to_the_byte_whatever_came_into_force_and_happened_since(string kind)
    {
        await using var test = await Imported(kind, ReviewWeek.Monday, SampleAgreement.Text);
        var week = new ReviewWeek(test);
        await week.Opened("a", ReviewWeek.Itself.To - Duration.FromHours(6));
        await week.Then("a", AlertFactKind.Flagged, ReviewWeek.Itself.To - Duration.FromHours(1), ReviewWeek.Itself.To, "U1");
        await Compile(test, At(ReviewWeek.Itself.To + Duration.FromMinutes(1)));
        // An alert of six hours had its time by then, and would not have it by what is in force now.
        var longer = SampleAgreement.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("expires_after: 4h", "expires_after: 12h", StringComparison.Ordinal);
        await Import(test, 2, ReviewWeek.Itself.To + Duration.FromMinutes(2), longer);
        await week.Then("a", AlertFactKind.Claimed, ReviewWeek.Day(9), ReviewWeek.Itself.To - Duration.FromHours(6), "U1");

        var stored = await test.Database.Read((db, cancel) => db.Digests.SingleAsync(cancel), default);
        var known = AgreementYaml.Read(longer).Agreement!;
        var again = await ReportCounting.Again(test.Database, PeriodicReport.Weekly, stored, known, default);

        Assert.Equal(stored.Numbers, again);
        Assert.Equal((1, 1), (ReportCompiler.Numbers(stored).AgreementVersion, ReportCompiler.Numbers(stored).Alerts.Mature!.Posted));
    }

    [Fact]
    public async Task A_week_is_counted_by_the_agreement_at_its_end_even_where_another_is_in_force_when_it_is_compiled()
    {
        await using var test = await Imported(TestDatabase.Sqlite, ReviewWeek.Monday, SampleAgreement.Text);
        var next = SampleAgreement.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal);
        await Import(test, 2, ReviewWeek.Itself.To + Duration.FromMinutes(1), next);

        await Compile(test, At(ReviewWeek.Itself.To + Duration.FromHours(1)), AgreementYaml.Read(next).Agreement!);

        var stored = await test.Database.Read((db, cancel) => db.Digests.SingleAsync(cancel), default);
        Assert.Equal(1, ReportCompiler.Numbers(stored).AgreementVersion);
    }

    [Fact]
    public async Task What_was_found_for_a_version_that_another_overtook_meanwhile_is_not_proposed_and_the_log_says_so()
    {
        await using var test = await Imported(TestDatabase.Sqlite, ReviewWeek.Monday, SampleAgreement.Text);
        using var log = new CapturedLog();
        var source = new OvertakenSource(test);

        Assert.True(await Compile(test, At(ReviewWeek.Itself.To), source: source, log: log));

        Assert.Empty(await test.Database.Read((db, cancel) => ProposalStore.Of(db, SampleAgreement.Trials.Id, cancel), default));
        Assert.Contains("Another version has come into force", Assert.Single(log.With("is not proposed")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-30T07:00:00Z", "2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("2026-10-26T08:00:00Z", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("2026-10-26T07:59:59Z", "2026-10-12T07:00:00Z", "2026-10-19T07:00:00Z")]
    public void A_week_keeps_its_local_hour_over_changes_of_the_clock(string now, string from, string to)
    {
        var period = ReviewPeriods.Last(SampleAgreement.Trials.Review, Parse(now));
        Assert.Equal((Parse(from), Parse(to)), (period.From, period.To));
    }

    private static Instant Parse(string text) =>
        Instant.FromDateTimeOffset(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    // Finds a change, while another version comes into force.
    private sealed class OvertakenSource(TestDatabase test) : IProposalSource
    {
        public async Task<ProposalsOfWeek> Find(HandoffAgreement agreement, DigestRow digest, CancellationToken cancel)
        {
            var next = SampleAgreement.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal);
            await Import(test, 2, ReviewWeek.Itself.To, next);
            return new([ProposalDriver.Raise(76)]);
        }
    }
}
