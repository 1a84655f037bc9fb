using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class CircuitBreakerTests
{
    private static readonly Instant Now = SampleViewModel.Now;
    private readonly CircuitBreaker _weather = new(new Backoff(new Random(1)));

    [Fact]
    public void After_a_row_of_tries_without_any_answer_one_message_at_a_time_is_sent_as_a_probe()
    {
        Unanswered(5);

        Assert.Equal(0, _weather.Slots(64, 0, Now));
        Assert.Equal(1, _weather.Slots(64, 0, Now + Duration.FromSeconds(11)));
        Assert.Equal(0, _weather.Slots(63, 1, Now + Duration.FromSeconds(11)));
    }

    [Fact]
    public void A_few_missing_answers_change_nothing()
    {
        Unanswered(4);

        Assert.Equal(64, _weather.Slots(64, 0, Now));
        Assert.Null(_weather.OpenUntil);
    }

    [Fact]
    public void One_answer_of_any_kind_closes_the_circuit()
    {
        Unanswered(50);
        _weather.Record(new DeliveryOutcome.RateLimited("channel:C1", Now, "rate limited"), Now);

        Assert.Equal(64, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void A_person_who_cannot_be_found_is_no_failure()
    {
        for (var i = 0; i < 20; i++)
        {
            _weather.Record(new DeliveryOutcome.RetryLater("Slack could not say who that is", Duration.Zero), Now);
        }

        Assert.Equal(64, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void What_is_decided_without_slack_is_no_answer()
    {
        Unanswered(3);
        _weather.Record(new DeliveryOutcome.Unverifiable("uncertain, and there is no history scope to look it up"), Now);
        _weather.Record(new DeliveryOutcome.Abandoned("It expired before Slack could show it"), Now);
        Unanswered(2);

        Assert.Equal(0, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void Without_a_message_left_to_probe_with_somebody_else_must_ask()
    {
        Unanswered(5);

        Assert.False(_weather.IsHalfOpenOverdue(Now + Duration.FromSeconds(11)));
        Assert.True(_weather.IsHalfOpenOverdue(Now + Duration.FromSeconds(41)));
        _weather.Reset();
        Assert.False(_weather.IsHalfOpenOverdue(Now + Duration.FromSeconds(41)));
        Assert.Equal(64, _weather.Slots(64, 0, Now));
    }

    private void Unanswered(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _weather.Record(new DeliveryOutcome.Unknown("no answer", Duration.Zero), Now);
        }
    }
}
