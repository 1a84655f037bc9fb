namespace HandoffBot.Bench.Due;

/// <summary>What one round cost.</summary>
/// <param name="Milliseconds">By the clock on the wall.</param>
/// <param name="ProcessorMilliseconds">On all processors.</param>
/// <param name="Disk">What went between memory and disk meanwhile: a file in the page cache costs no read.</param>
public sealed record DueRound(double Milliseconds, double ProcessorMilliseconds, DiskTraffic Disk);
