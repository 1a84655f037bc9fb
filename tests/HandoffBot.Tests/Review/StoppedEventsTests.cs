using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Testing.Databases;
using NodaTime;

namespace HandoffBot.Tests.Review;

public sealed class StoppedEventsTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Held_and_suppressed_events_are_counted_by_rule(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var week = new ReviewWeek(test);
        await week.Stopped("e1", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Day(1));
        await week.Stopped("e2", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Day(2));
        await week.Stopped("e3", DecisionOutcome.Suppressed, "disqualify:Student", ReviewWeek.Day(3));
        await week.Stopped("e4", DecisionOutcome.Alerted, "path:engaged fit", ReviewWeek.Day(3));
        await week.Stopped("early", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Monday - Duration.FromMilliseconds(1));
        await week.Stopped("late", DecisionOutcome.Held, "required:contact.email", ReviewWeek.Itself.To);
        Assert.Equal(
            [
                new StoppedCounts(DecisionOutcome.Held, "required:contact.email", 2),
                new StoppedCounts(DecisionOutcome.Suppressed, "disqualify:Student"),
            ],
            (await week.Numbers()).Stopped
        );
    }
}
