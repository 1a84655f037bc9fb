using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Review.Holdouts;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review.Holdouts;

public sealed class HoldoutCounterTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 9, 0);

    // Five of each are needed to tell 90 % from 10 %.
    private static readonly Holdout Winter = Holdout.Usual with
    {
        Name = "winter",
        Share = 0.5m,
        Until = new LocalDate(2026, 11, 30),
        Within = Duration.FromDays(10),
        WithAlert = 0.9m,
    };

    private static readonly HandoffAgreement Agreement = SampleAgreement.Trials with { Holdout = Winter };

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Each_account_counts_once_by_what_stands_of_its_own_time(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Write(
            async (db, cancel) =>
            {
                List<HoldoutAccountRow> rows = [];
                for (var i = 1; i <= 5; i++)
                {
                    rows.AddRange([Row($"a{i}", false), Row($"h{i}", true)]);
                }

                // One more than planned, and those of another holdout and another agreement.
                rows.Add(Row("a6", false, Day(1)));
                rows.AddRange([Row("x1", false, holdout: "autumn"), Row("x2", true, agreement: "other/one")]);
                await HoldoutRows.Add(db, rows, cancel);
                // Written once: what comes later changes nothing.
                await HoldoutRows.Add(db, [Row("a1", true, Day(2))], cancel);
                await OutcomeRows.Add(
                    db,
                    [
                        Told("a1", LeadOutcome.Opportunity, 5),
                        Told("a2", LeadOutcome.Won, 3),
                        Told("a2", LeadOutcome.Lost, 4),
                        Told("a3", LeadOutcome.Meeting, 5),
                        Told("a4", LeadOutcome.Opportunity, 11),
                        Told("a5", LeadOutcome.Won, 2),
                        Told("a6", LeadOutcome.Won, 2),
                        Told("h1", LeadOutcome.Opportunity, 5, knownDay: 40),
                        Told("h2", LeadOutcome.Opportunity, -1),
                        Told("h3", LeadOutcome.Disqualified, 1),
                        Told("h4", LeadOutcome.Opportunity, 1),
                        Told("h4", LeadOutcome.Opportunity, 2),
                        Told("x1", LeadOutcome.Won, 2),
                        Told("x2", LeadOutcome.Won, 2),
                    ],
                    cancel
                );
                return true;
            },
            default
        );

        var numbers = await Count(test, Day(30));
        Assert.Equal((new HoldoutArms(5, 6), Start, Start), (numbers.Entered, numbers.FirstAt!.Value, numbers.EnoughAt!.Value));
        Assert.Equal(new HoldoutArms(5, 5), numbers.Compared);
        Assert.Equal(new HoldoutArms(1, 2), numbers.Reached);
        Assert.Equal(new HoldoutArms(2, 4), numbers.Known);

        // While their time is not over nothing is compared, and a day before nobody had come.
        Assert.Equal((new HoldoutArms(5, 6), default), Brief(await Count(test, Day(10) - Duration.FromMilliseconds(1))));
        Assert.Equal((default, default), Brief(await Count(test, Start)));
    }

    [Fact]
    public async Task A_report_speaks_of_it_until_its_last_word_and_not_where_there_is_none()
    {
        await using var test = await TestDatabase.New();
        var ends = Winter.EndsAt(Agreement.Review.Zone);

        Assert.NotNull(await In(Agreement, ends - Duration.FromDays(7)));
        Assert.NotNull(await In(Agreement, ends - Duration.FromMilliseconds(1)));
        Assert.Null(await In(Agreement, ends));
        Assert.Null(await In(SampleAgreement.Trials, ends - Duration.FromDays(7)));

        Task<HoldoutNumbers?> In(HandoffAgreement agreement, Instant from) =>
            test.Database.Read(
                (db, cancel) => HoldoutCounter.In(db, agreement, new(from, from + Duration.FromDays(7)), cancel),
                default
            );
    }

    private static (HoldoutArms Entered, HoldoutArms Compared) Brief(HoldoutNumbers numbers) => (numbers.Entered, numbers.Compared);

    private static Task<HoldoutNumbers> Count(TestDatabase test, Instant before) =>
        test.Database.Read((db, cancel) => HoldoutCounter.Of(db, Agreement, Winter, before, cancel), default);

    private static Instant Day(int day) => Start + Duration.FromDays(day);

    private static HoldoutAccountRow Row(
        string account,
        bool isHeldOut,
        Instant? at = null,
        string holdout = "winter",
        string? agreement = null
    ) =>
        new()
        {
            Agreement = agreement ?? Agreement.Id,
            Holdout = holdout,
            AccountKey = account,
            HeldOut = isHeldOut,
            EnteredAt = at ?? Start,
            EventId = account,
            Band = "hot",
        };

    private static OutcomeRow Told(string account, LeadOutcome outcome, int day, int? knownDay = null) =>
        new()
        {
            Id = $"{account}-{outcome}-{day}",
            AccountKey = account,
            Outcome = outcome,
            OccurredAt = Day(day),
            KnownAt = Day(knownDay ?? day),
            Sender = "crm",
        };
}
