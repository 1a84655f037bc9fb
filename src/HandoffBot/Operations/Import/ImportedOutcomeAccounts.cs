using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Operations.Import;

/// <summary>
/// Which known accounts past outcomes are about: those that people answered an id stands for, and the one that has a domain where the
/// outcome names no other. Otherwise it is the one that the outcome names.
/// </summary>
internal sealed class ImportedOutcomeAccounts
{
    private readonly IReadOnlyDictionary<string, string> _answers;
    private readonly ILookup<string, string> _byDomain;

    private ImportedOutcomeAccounts(IReadOnlyDictionary<string, string> answers, ILookup<string, string> byDomain) =>
        (_answers, _byDomain) = (answers, byDomain);

    public static async Task<ImportedOutcomeAccounts> Of(HandoffDb db, IReadOnlyList<OutcomeReport> outcomes, CancellationToken cancel)
    {
        List<string> keys = [.. outcomes.Select(one => one.AccountKey).Distinct(StringComparer.Ordinal)];
        List<string> domains = [.. outcomes.Select(Domain).OfType<string>().Distinct(StringComparer.Ordinal)];
        var questions = keys.Count == 0 ? [] : await MatchingAccounts.Questions(db, keys, cancel);
        var known = domains.Count == 0 ? [] : await MatchingAccounts.Known(db, [], [], domains, cancel);
        return new(
            questions
                .Where(one => one.AnswerInForce is not null)
                .GroupBy(one => one.AccountKey, StringComparer.Ordinal)
                .ToDictionary(one => one.Key, one => one.First().AnswerInForce!, StringComparer.Ordinal),
            known.ToLookup(one => one.Domain ?? "", one => one.Key, StringComparer.Ordinal)
        );
    }

    /// <summary>The outcome, about the account it is taken to be about.</summary>
    public OutcomeReport Taken(OutcomeReport report) =>
        _answers.TryGetValue(report.AccountKey, out var answer) ? report.As(answer, null)
        : Domain(report) is { } domain && _byDomain[domain].ToList() is [var only] ? report.As(only, null)
        : report;

    private static string? Domain(OutcomeReport report) =>
        report.Account.Id is null ? MatchKeyText.ValueOf(report.Account, AccountMatchKey.Domain) : null;
}
