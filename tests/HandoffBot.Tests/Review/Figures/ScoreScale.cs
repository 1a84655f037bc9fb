using HandoffBot.Core.Agreement;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>What a sender gives scores on.</summary>
/// <param name="Unit">One point of a hundred and some.</param>
/// <param name="Hot">The lowest score of the highest band.</param>
/// <param name="Warm">That of the other.</param>
internal sealed record ScoreScale(decimal Unit, decimal Hot, decimal Warm)
{
    /// <summary>An agreement with such bands.</summary>
    public HandoffAgreement Agreement { get; } =
        SampleAgreement.Trials with
        {
            Bands = [.. SampleAgreement.Trials.Bands.Select(band => band with { From = band.Name == "hot" ? Hot : Warm })],
        };
}
