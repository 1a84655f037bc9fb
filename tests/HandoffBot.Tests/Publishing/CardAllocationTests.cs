using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Wording;

namespace HandoffBot.Tests.Publishing;

/// <summary>A card is drawn for every alert and every change of one: what it leaves to the collector is bounded.</summary>
public sealed class CardAllocationTests
{
    private const int Cards = 200;
    private const long Most = 40_000;

    [Fact]
    public void A_card_and_the_text_beside_it_leave_little_to_collect()
    {
        var alert = SampleViewModel.Sample().Alert;
        Draw(Cards);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Draw(Cards);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Cards, 1, Most);

        void Draw(int times)
        {
            for (var at = 0; at < times; at++)
            {
                var view = SampleViewModel.Of(alert);
                AlertFallbackText.Of(view);
                AlertBlocks.Draw(view);
            }
        }
    }
}
