using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class WeatherTests
{
    private static readonly Instant Now = CardScenes.Now;
    private readonly CircuitBreaker _weather = new(new Backoff(new Random(1)));

    [Fact]
    public void AfterARowOfTriesWithoutAnyAnswerOneMessageAtATimeGoesOutToSee()
    {
        Unanswered(5);

        Assert.Equal(0, _weather.Slots(64, 0, Now));
        Assert.Equal(1, _weather.Slots(64, 0, Now + Duration.FromSeconds(11)));
        Assert.Equal(0, _weather.Slots(63, 1, Now + Duration.FromSeconds(11)));
    }

    [Fact]
    public void AFewMissingAnswersChangeNothing()
    {
        Unanswered(4);

        Assert.Equal(64, _weather.Slots(64, 0, Now));
        Assert.Null(_weather.OpenUntil);
    }

    [Fact]
    public void OneAnswerOfAnyKindClearsTheSky()
    {
        Unanswered(50);
        _weather.Record(new DeliveryOutcome.RateLimited("channel:C1", Now, "rate limited"), Now);

        Assert.Equal(64, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void APersonWhoCannotBeFoundIsNoBadWeather()
    {
        for (var i = 0; i < 20; i++)
        {
            _weather.Record(new DeliveryOutcome.RetryLater("Slack could not say who that is", Duration.Zero), Now);
        }

        Assert.Equal(64, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void WhatWeDecideWithoutSlackIsNoAnswer()
    {
        Unanswered(3);
        _weather.Record(new DeliveryOutcome.Unverifiable("uncertain, and there is no history scope to look it up"), Now);
        _weather.Record(new DeliveryOutcome.Abandoned("It expired before Slack could show it"), Now);
        Unanswered(2);

        Assert.Equal(0, _weather.Slots(64, 0, Now));
    }

    [Fact]
    public void WhenNothingIsLeftToGoOutAndSeeSomebodyElseMustAsk()
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
