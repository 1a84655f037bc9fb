using System.Globalization;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Figures;

/// <summary>Makes figures; what counts nothing is none.</summary>
internal static class FigureFactory
{
    /// <summary>A plain count; none where it is zero.</summary>
    public static IEnumerable<Figure> Count(string id, string words, long count) => count > 0 ? [new(id, words, count)] : [];

    /// <summary>A share; none out of nothing.</summary>
    public static IEnumerable<Figure> Share(string id, string words, Proportion share, FigurePercentiles? time = null) =>
        share.Of > 0 ? [new(id, words, share.Count) { Of = share.Of, Time = time }] : [];

    /// <summary>An id with the place of a band, reason or person at its end.</summary>
    public static string At(this string id, int place) => $"{id}/{place.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A value of an enumeration as people read it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The figures listed under a topic.</summary>
    public static IEnumerable<Figure> Under(this IEnumerable<Figure> figures, string topic) =>
        figures.Select(figure => figure with { Topic = topic });
}
