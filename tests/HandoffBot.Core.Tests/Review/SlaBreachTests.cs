using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review;

public sealed class SlaBreachTests
{
    [Fact]
    public void A_breach_counts_out_of_those_that_were_due_or_made_and_late_contacts_are_breaches()
    {
        var breach = SlaBreach.Of(
            new AlertNumbers
            {
                Posted = 20,
                Contacted = 8,
                FirstTouch = new(3, 4, 2),
            }
        );

        Assert.Equal(new SlaBreach(6, 3, 4, 7), breach);
        Assert.Equal((new Proportion(3, 13), new Proportion(4, 13)), (breach.Rate, breach.ShadowRate));
    }

    [Fact]
    public void Where_nothing_was_due_there_is_no_rate() =>
        Assert.Null(SlaBreach.Of(new AlertNumbers { Posted = 3 }).Rate.Value);
}
