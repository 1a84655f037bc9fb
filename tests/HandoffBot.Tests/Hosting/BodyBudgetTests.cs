using HandoffBot.Hosting.Bodies;

namespace HandoffBot.Tests.Hosting;

public sealed class BodyBudgetTests
{
    [Fact]
    public void All_of_the_budget_can_be_reserved_and_not_a_byte_more()
    {
        var budget = new BodyBudget(100);

        Assert.True(budget.TryReserve(60));
        Assert.True(budget.TryReserve(40));
        Assert.False(budget.TryReserve(1));
    }

    [Fact]
    public void A_refused_reservation_takes_nothing()
    {
        var budget = new BodyBudget(100);

        Assert.False(budget.TryReserve(101));
        Assert.True(budget.TryReserve(100));
    }

    [Fact]
    public void What_is_released_can_be_reserved_again()
    {
        var budget = new BodyBudget(100);
        Assert.True(budget.TryReserve(100));

        budget.Release(30);

        Assert.False(budget.TryReserve(31));
        Assert.True(budget.TryReserve(30));
    }

    [Fact]
    public void Many_callers_at_once_never_hold_more_than_the_budget()
    {
        var budget = new BodyBudget(8);
        var held = 0;
        var most = 0;

        Parallel.For(0, 20_000, _ =>
        {
            if (budget.TryReserve(1))
            {
                InterlockedMaximum(ref most, Interlocked.Increment(ref held));
                Interlocked.Decrement(ref held);
                budget.Release(1);
            }
        });

        Assert.InRange(most, 1, 8);
        Assert.True(budget.TryReserve(8));
    }

    private static void InterlockedMaximum(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}
