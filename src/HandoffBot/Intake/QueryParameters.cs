using System.Globalization;
using HandoffBot.Intake.Contracts;

namespace HandoffBot.Intake;

/// <summary>Reads the query string of a list. What cannot be understood is a fault: a misspelt filter must not list everything.</summary>
/// <param name="query">As it was sent.</param>
/// <param name="faults">Everything that is wrong, added to.</param>
internal sealed class QueryParameters(IQueryCollection query, List<ProblemError> faults)
{
    /// <summary>The parameters there are.</summary>
    public void Expect(IReadOnlyList<string> known) =>
        faults.AddRange(
            query
                .Keys.Where(key => !known.Contains(key, StringComparer.Ordinal))
                .Take(EventLimits.Faults)
                .Select(key => new ProblemError(key, $"expected one of {string.Join(", ", known)}"))
        );

    /// <summary>A parameter that may be given once; null where it is not.</summary>
    public string? Once(string name)
    {
        if (query[name].Count > 1)
        {
            faults.Add(new(name, "expected it once"));
        }

        return query[name].Count == 1 ? query[name][0]?.Trim() : null;
    }

    /// <summary>How many on a page.</summary>
    public int Limit(int otherwise, int most)
    {
        if (Once("limit") is not { } text)
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit < 1 || limit > most)
        {
            faults.Add(new("limit", $"expected a whole number from 1 to {most}"));
        }

        return limit;
    }
}
