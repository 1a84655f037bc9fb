namespace HandoffBot.Tests.Publishing;

/// <summary>No chance: always that share of a range.</summary>
internal sealed class FixedRandom(double share) : Random
{
    public override double NextDouble() => share;

    public override int Next(int minValue, int maxValue) => minValue + (int)(share * (maxValue - 1 - minValue));
}
