using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Core.Review.Statistics;

/// <summary>Numbers that look random and that the same seed gives again: SplitMix64 (Steele, Lea and Flood, 2014), begun with the SHA-256
/// of the seed. Not for secrets.</summary>
/// <param name="seed">Names the sequence.</param>
public sealed class SeededSequence(string seed)
{
    private ulong _state = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>A number below <paramref name="limit"/>, each as likely as the others but for one part in billions.</summary>
    /// <param name="limit">1 or more.</param>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number from 0, inclusive, to 1, exclusive, in steps of 2⁻⁵³.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
