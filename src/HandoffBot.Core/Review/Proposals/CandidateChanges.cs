using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>A change that is looked at.</summary>
/// <param name="Edit">The change.</param>
/// <param name="Removes">Which of the labelled alerts it keeps from people.</param>
internal sealed record CandidateChange(AgreementEdit Edit, CaseSet Removes);

/// <summary>Every change that the search looks at, found without a look at the labels: which are tried must not depend on what was
/// said.</summary>
internal static class CandidateChanges
{
    private const string Title = "contact.title";
    private const int MostWordsOfField = 50;
    private const int ShortestWord = 3;
    private const int MostSteps = 10;
    private static readonly string[] Fields =
    [
        Title,
        "account.industry",
        "account.country",
        "account.segment",
        "source.channel",
    ];

    // Parts of the present age, the longest first.
    private static readonly double[] PartsOfStale = [0.75, 0.5, 0.25];

    /// <summary>Those that remove enough and leave enough; of changes that remove the same alerts the first.</summary>
    public static List<CandidateChange> Of(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts)
    {
        var found = new List<CandidateChange>();
        var words = Fields.SelectMany(field => Words(field, alerts));
        foreach (var one in Thresholds(agreement, alerts).Concat(words).Concat(Ages(agreement, alerts)))
        {
            var removed = one.Removes.Count;
            if (
                removed >= ChangeSearch.LeastSupport
                && alerts.Count - removed >= ChangeSearch.LeastSupport
                && !found.Exists(other => other.Removes.HasSame(one.Removes))
            )
            {
                found.Add(one);
            }
        }

        return found;
    }

    private static IEnumerable<CandidateChange> Thresholds(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts)
    {
        if (agreement.Bands.MinBy(band => band.From) is not { } lowest || alerts.Count == 0)
        {
            yield break;
        }

        var higher = agreement.Bands.Where(band => band.From > lowest.From).Select(band => (decimal?)band.From).Min();
        var end = higher ?? alerts.Max(alert => alert.Facts.Score.Value);
        if (end <= lowest.From)
        {
            yield break;
        }

        var step = ScoreStep.Of(end - lowest.From, MostSteps);
        for (var from = lowest.From + step; from < end; from += step)
        {
            yield return new(
                new AgreementEdit.SetBandFrom(lowest.Name, from),
                Where(alerts, alert => alert.Facts.Score.Value < from)
            );
        }
    }

    private static IEnumerable<CandidateChange> Words(string field, IReadOnlyList<LabelledAlert> alerts)
    {
        var byValue = new Dictionary<string, CaseSet>(StringComparer.OrdinalIgnoreCase);
        foreach (var (place, alert) in alerts.Index())
        {
            if (LeadFields.Read(field, alert.Facts) is { } value)
            {
                (byValue.TryGetValue(value, out var same) ? same : byValue[value] = new(alerts.Count)).Add(place);
            }
        }

        var words = byValue
            .SelectMany(one => WordsOf(field, one.Key), (one, word) => (Word: word, one.Value.Count))
            .GroupBy(one => one.Word, one => one.Count, StringComparer.OrdinalIgnoreCase)
            .Select(one => (Word: one.Key, Count: one.Sum()))
            .Where(one => one.Count >= ChangeSearch.LeastSupport)
            .OrderByDescending(one => one.Count)
            .ThenBy(one => one.Word, StringComparer.Ordinal)
            .Take(MostWordsOfField);
        foreach (var (word, _) in words)
        {
            var (match, removes) = (FieldMatch.Matches(word), new CaseSet(alerts.Count));
            foreach (var (value, same) in byValue)
            {
                if (FieldMatcher.Test(match, field, value).Holds)
                {
                    removes.AddAll(same);
                }
            }

            yield return new(new AgreementEdit.AddDisqualifier(field, [word], word), removes);
        }
    }

    private static IEnumerable<string> WordsOf(string field, string value) =>
        field == Title
            ? new string([.. value.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length >= ShortestWord)
                .Distinct(StringComparer.Ordinal)
            : [value];

    private static IEnumerable<CandidateChange> Ages(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts) =>
        Conditions(agreement).Any(one => string.Equals(one.Subject, PredicateMeasures.StaleSignals, StringComparison.OrdinalIgnoreCase))
            ? PartsOfStale
                .Select(part => Whole(agreement.Freshness.Stale * part))
                .Where(age => age > agreement.Freshness.Fresh && age < agreement.Freshness.Stale)
                .Distinct()
                .Select(age => new AgreementEdit.SetStaleAfter(age))
                .Select(edit => new CandidateChange(edit, Where(alerts, alert => ChangeScope.Removes(edit, agreement, alert))))
            : [];

    private static IEnumerable<Predicate> Conditions(HandoffAgreement agreement) =>
        agreement.Paths.SelectMany(path => path.All).Concat(agreement.Disqualify.SelectMany(rule => rule.All));

    // As people would write it.
    private static Duration Whole(Duration age) =>
        age.TotalHours >= 1 ? Duration.FromHours(Math.Floor(age.TotalHours)) : Duration.FromMinutes(Math.Floor(age.TotalMinutes));

    private static CaseSet Where(IReadOnlyList<LabelledAlert> alerts, Func<LabelledAlert, bool> holds)
    {
        var set = new CaseSet(alerts.Count);
        foreach (var (place, _) in alerts.Index().Where(one => holds(one.Item)))
        {
            set.Add(place);
        }

        return set;
    }
}
