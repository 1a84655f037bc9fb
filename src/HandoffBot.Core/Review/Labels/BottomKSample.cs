using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Core.Review.Labels;

/// <summary>
/// A random sample that anybody draws again: every key has a number, made of it and of the seed by SHA-256, and the smallest numbers are
/// drawn. Keeps only what is drawn, however many are offered.
/// </summary>
/// <param name="seed">What is reviewed and when: another week draws others.</param>
/// <param name="size">How many are drawn at most, 0 or more.</param>
public sealed class BottomKSample(string seed, int size)
{
    private readonly SortedSet<(ulong Number, string Key)> _drawn = new(
        Comparer<(ulong Number, string Key)>.Create(
            (a, b) => a.Number != b.Number ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.Key, b.Key)
        )
    );

    private readonly byte[] _seed = Encoding.UTF8.GetBytes(seed + "\n");
    private byte[] _text = [];

    /// <summary>How many were offered.</summary>
    public long Population { get; private set; }

    /// <summary>The keys drawn so far, in the order of their numbers.</summary>
    public IReadOnlyList<string> Drawn => [.. _drawn.Select(one => one.Key)];

    /// <summary>How many of those offered each drawn one stands for: one by the chance of being drawn; 0 where none was.</summary>
    public double Weight => _drawn.Count == 0 ? 0 : (double)Population / _drawn.Count;

    /// <summary>Takes a key into account.</summary>
    /// <param name="key">Offered once.</param>
    public void Offer(string key)
    {
        Population++;
        var one = (Number(key), key);
        if (_drawn.Count < size)
        {
            _drawn.Add(one);
        }
        else if (size > 0 && _drawn.Comparer.Compare(one, _drawn.Max) < 0)
        {
            _drawn.Remove(_drawn.Max);
            _drawn.Add(one);
        }
    }

    // Offered by the million: nothing is allocated for a key that is not drawn.
    private ulong Number(string key)
    {
        var length = _seed.Length + Encoding.UTF8.GetMaxByteCount(key.Length);
        if (_text.Length < length)
        {
            _text = [.. _seed, .. new byte[length - _seed.Length]];
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, _seed.Length + Encoding.UTF8.GetBytes(key, _text.AsSpan(_seed.Length))), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
