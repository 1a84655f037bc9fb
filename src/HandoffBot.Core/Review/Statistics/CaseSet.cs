using System.Numerics;

namespace HandoffBot.Core.Review.Statistics;

/// <summary>Some of a number of cases, by their places from 0. Many of them are intersected quickly.</summary>
/// <param name="size">How many cases there are, 0 or more.</param>
public sealed class CaseSet(int size)
{
    private const int Bits = 64;
    private readonly ulong[] _words = new ulong[(size + Bits - 1) / Bits];

    /// <summary>How many cases there are to choose from.</summary>
    public int Size => size;

    /// <summary>How many are in it.</summary>
    public int Count => _words.Sum(BitOperations.PopCount);

    /// <summary>Whether a case is in it.</summary>
    /// <param name="place">From 0 below <see cref="Size"/>.</param>
    public bool this[int place] => (_words[place / Bits] >> (place % Bits) & 1) != 0;

    /// <summary>Puts a case in.</summary>
    /// <param name="place">From 0 below <see cref="Size"/>.</param>
    public void Add(int place) => _words[place / Bits] |= 1UL << (place % Bits);

    /// <summary>Puts in all that another one holds.</summary>
    /// <param name="other">Of as many cases.</param>
    public void AddAll(CaseSet other)
    {
        for (var word = 0; word < _words.Length; word++)
        {
            _words[word] |= other._words[word];
        }
    }

    /// <summary>Takes all out.</summary>
    public void Clear() => Array.Clear(_words);

    /// <summary>How many are in both.</summary>
    /// <param name="other">Of as many cases.</param>
    public int CountWith(CaseSet other)
    {
        var both = 0;
        for (var word = 0; word < _words.Length; word++)
        {
            both += BitOperations.PopCount(_words[word] & other._words[word]);
        }

        return both;
    }

    /// <summary>Whether both hold the same.</summary>
    /// <param name="other">Of as many cases.</param>
    public bool HasSame(CaseSet other) => _words.AsSpan().SequenceEqual(other._words);
}
