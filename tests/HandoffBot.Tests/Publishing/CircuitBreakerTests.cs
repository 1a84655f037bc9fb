using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class CircuitBreakerTests
{
    private static readonly Instant Now = SampleViewModel.Now;
    private readonly CircuitBreaker _breaker = new(new Backoff(new Random(1)));

    [Fact]
    public void After_a_row_of_tries_without_any_answer_nothing_is_sent_until_a_probe_is_answered()
    {
        Unanswered(5);

        Assert.True(_breaker.IsOpen);
        Assert.Equal(0, _breaker.Slots(64, 0));
        Assert.False(_breaker.IsProbeDue(Now));
        Assert.True(_breaker.IsProbeDue(Now + Duration.FromSeconds(1)));

        _breaker.HalfOpen();

        Assert.False(_breaker.IsOpen);
        Assert.Equal(1, _breaker.Slots(64, 0));
        Assert.Equal(0, _breaker.Slots(63, 1));
    }

    [Fact]
    public void A_message_that_gets_no_answer_after_the_probe_opens_the_circuit_for_longer()
    {
        Unanswered(50);
        _breaker.HalfOpen();
        Unanswered(1);

        Assert.Equal(0, _breaker.Slots(64, 0));
        Assert.False(_breaker.IsProbeDue(Now + Duration.FromSeconds(4)));
        Assert.True(_breaker.IsProbeDue(Now + Duration.FromSeconds(10)));
    }

    [Fact]
    public void A_probe_answered_while_the_circuit_is_closed_changes_nothing()
    {
        Unanswered(4);
        _breaker.HalfOpen();

        Assert.Equal(64, _breaker.Slots(64, 0));
    }

    [Fact]
    public void A_few_missing_answers_change_nothing()
    {
        Unanswered(4);

        Assert.Equal(64, _breaker.Slots(64, 0));
        Assert.Null(_breaker.OpenUntil);
    }

    [Fact]
    public void One_answer_of_any_kind_closes_the_circuit()
    {
        Unanswered(50);
        _breaker.Record(new DeliveryOutcome.RateLimited("channel:C1", Now, "rate limited"), Now);

        Assert.Equal(64, _breaker.Slots(64, 0));
    }

    [Fact]
    public void A_person_who_cannot_be_found_is_no_failure()
    {
        for (var i = 0; i < 20; i++)
        {
            _breaker.Record(new DeliveryOutcome.RetryLater("Slack could not say who that is", Duration.Zero), Now);
        }

        Assert.Equal(64, _breaker.Slots(64, 0));
    }

    [Fact]
    public void What_is_decided_without_slack_is_no_answer()
    {
        Unanswered(3);
        _breaker.Record(new DeliveryOutcome.Unverifiable("uncertain, and there is no history scope to look it up"), Now);
        _breaker.Record(new DeliveryOutcome.Abandoned("It expired before Slack could show it"), Now);
        Unanswered(2);

        Assert.Equal(0, _breaker.Slots(64, 0));
    }

    private void Unanswered(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _breaker.Record(new DeliveryOutcome.Unknown("no answer", Duration.Zero), Now);
        }
    }
}
