using System.Text.Json;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Intake.Contracts;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Intake;

/// <summary>Which decisions a caller wants listed, from the query string.</summary>
/// <param name="Account">Key, id or domain of one account; null for every account.</param>
/// <param name="Outcomes">The outcomes wanted; empty for every outcome.</param>
/// <param name="Since">Decided at or after; null for all that is kept.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
/// <param name="Limit">Decisions a page, 1 to <see cref="MostLimit"/>.</param>
internal sealed record DecisionFilter(
    string? Account,
    IReadOnlyList<DecisionOutcome> Outcomes,
    Instant? Since,
    DecisionCursor? After,
    int Limit
)
{
    /// <summary>Whose events alone; null for every sender's. Set by the credential, never by the query.</summary>
    public string? Sender { get; init; }

    public const int DefaultLimit = 50;
    public const int MostLimit = 200;

    private static readonly string[] Known = ["account", "outcome", "since", "after", "limit"];
    private static readonly Dictionary<string, DecisionOutcome> Named = Enum.GetValues<DecisionOutcome>()
        .ToDictionary(outcome => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()), StringComparer.Ordinal);

    /// <summary>Null, and everything that is wrong, when a parameter cannot be understood. A parameter nobody knows is refused: a misspelt
    /// filter must not list everything.</summary>
    public static DecisionFilter? Read(IQueryCollection query, List<ProblemError> faults)
    {
        var parameters = new QueryParameters(query, faults);
        parameters.Expect(Known);
        var filter = new DecisionFilter(
            AccountOf(parameters, faults),
            OutcomesOf(query["outcome"], faults),
            SinceOf(parameters, faults),
            AfterOf(parameters, faults),
            parameters.Limit(DefaultLimit, MostLimit)
        );
        return faults.Count == 0 ? filter : null;
    }

    private static string? AccountOf(QueryParameters parameters, List<ProblemError> faults)
    {
        if (parameters.Once("account") is not { } account)
        {
            return null;
        }

        if (account.Length is 0 or > EventLimits.Code || account.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add(new("account", $"expected an account's id or domain, 1 to {EventLimits.Code} characters"));
        }

        return account;
    }

    private static List<DecisionOutcome> OutcomesOf(StringValues values, List<ProblemError> faults)
    {
        var outcomes = new HashSet<DecisionOutcome>();
        foreach (var name in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (Named.TryGetValue(name, out var outcome))
            {
                outcomes.Add(outcome);
            }
            else if (faults.TrueForAll(fault => fault.Pointer != "outcome"))
            {
                faults.Add(new("outcome", $"expected one or more of {string.Join(", ", Named.Keys)}"));
            }
        }

        return [.. outcomes];
    }

    private static Instant? SinceOf(QueryParameters parameters, List<ProblemError> faults)
    {
        if (parameters.Once("since") is not { } since)
        {
            return null;
        }

        // At the edges of the calendar an offset leads out of it.
        if (OffsetDateTimePattern.ExtendedIso.Parse(since) is { Success: true } read && read.Value.Year is > 0 and < 9999)
        {
            return read.Value.ToInstant();
        }

        faults.Add(new("since", $"expected {JsonFields.ATime}; a + in it is written %2B"));
        return null;
    }

    private static DecisionCursor? AfterOf(QueryParameters parameters, List<ProblemError> faults)
    {
        if (parameters.Once("after") is not { } after)
        {
            return null;
        }

        var cursor = DecisionCursor.Read(after);
        if (cursor is null)
        {
            faults.Add(new("after", "expected what an earlier answer gave as next"));
        }

        return cursor;
    }
}
