using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.ModelCards;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review.Holdouts;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.ModelCards;

/// <summary>A part of a model card.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">One or more.</param>
internal sealed record ModelCardSection(Markup Title, IReadOnlyList<Markup> Lines);

/// <summary>A model card in words: one page, and nothing on it that the records do not tell.</summary>
internal static class ModelCardText
{
    private const int MostFailures = 5;
    private const int MostChanges = 6;

    /// <summary>The parts.</summary>
    /// <param name="card">The facts.</param>
    /// <param name="agreed">The agreement they are of.</param>
    /// <param name="owner">Whoever owns the score.</param>
    public static IReadOnlyList<ModelCardSection> Of(ModelCard card, HandoffAgreement agreed, Markup owner) =>
        [
            new($"What it is for", [.. Purpose(card, agreed, owner)]),
            new(
                $"What it may change",
                [.. Enum.GetValues<Behaviour>().Select(one => (Markup)$"{AuthorityText.Of(one)}: {AuthorityText.Level(agreed, one)}")]
            ),
            new($"On what it was judged", [.. Judged(card)]),
            new($"How often it was wrong", [.. Wrong(card, agreed)]),
            .. Bring(card, agreed),
            new($"Known failures", [.. Failures(card)]),
            new($"What is not known", [.. NotKnown(card, agreed)]),
            new($"Last changes", [.. Changes(card)]),
        ];

    private static IEnumerable<Markup> Purpose(ModelCard card, HandoffAgreement agreed, Markup owner)
    {
        yield return $"{DisplayText.Safe(agreed.Decision, 500)}";
        yield return $"It does not change: {DisplayText.Safe(agreed.Unchanged, 500)}";
        Markup since = card.InForceSince is { } at ? $", in force since {DisplayText.Date(at, "{date_short_pretty}")}" : Markup.Empty;
        yield return $"Score {DisplayText.Safe(agreed.Score, 100)}, segment {DisplayText.Safe(agreed.Segment, 100)}; agreement version "
            + $"{agreed.Version}{since}; the score is owned by {owner}";
        yield return $"Bands: {Markup.Join($", ", [.. agreed.Bands.Select(From)])}; below them a lead stays in nurture";
    }

    private static Markup From(Band band) => $"{DisplayText.Safe(band.Name, 60)} from {DisplayText.Number(band.From)}";

    private static IEnumerable<Markup> Judged(ModelCard card)
    {
        if (card.Reviewed is not { } reviewed)
        {
            yield return $"On nothing yet: no weekly review was compiled in the last {ModelCardCompiler.Weeks} weeks";
            yield break;
        }

        var (flagged, drawn) = (reviewed.Flagged.Sum(one => one.Decided), reviewed.Unflagged.Sum(one => one.Decided));
        yield return $"Weekly reviews from {DisplayText.Date(card.From, "{date_short_pretty}")} to "
            + $"{DisplayText.Date(card.At, "{date_short_pretty}")}: {Number(reviewed.Flagged.Count)}, of {Number(reviewed.Posted)} posted";
        yield return $"Alerts that reviewers judged: {Number(reviewed.Reviewed)}, {Number(flagged)} of them flagged by reps and "
            + $"{Number(drawn)} drawn at random from the others; reviewers: {card.Reviewers}";
        yield return card.Outcomes is { } outcomes
            ? (Markup)$"An outcome is known of {Number(outcomes.Known)} of {Number(outcomes.Alerts)} posted: "
                + Markup.Join($", ", [.. outcomes.Reached.Select(Became)])
            : $"No outcome is known of any alert of that time";
    }

    private static Markup Became(OutcomeCount count) =>
        $"{Markup.Escape(LeadOutcomes.Text(count.Outcome).ToLowerInvariant())} {Number(count.Alerts)}";

    private static IEnumerable<Markup> Wrong(ModelCard card, HandoffAgreement agreed)
    {
        if (card.Reviewed is not { Posted: > 0 } reviewed)
        {
            yield return $"No posted alert was reviewed, so there is no rate";
            yield break;
        }

        foreach (var line in DigestReviewed.Found(reviewed, agreed.Proof))
        {
            yield return line;
        }

        foreach (var band in card.ByBand.Where(band => band.Value.Posted > 0))
        {
            var rate = ReviewedRate.Of(band.Value, agreed.Proof);
            yield return $"{DisplayText.Safe(band.Name, 60)}: {DigestReviewed.Rate(band.Value, rate)}";
        }

        yield return $"Ranges by band are to be read side by side; a verdict is spoken of all together alone";
    }

    private static IEnumerable<ModelCardSection> Bring(ModelCard card, HandoffAgreement agreed) =>
        card.Holdout is { } standing && agreed.Holdout is { } holdout
            ? [new($"What alerts bring", [.. HoldoutLines.Of(standing, holdout)])]
            : [];

    private static IEnumerable<Markup> Failures(ModelCard card)
    {
        if (card.Failures.Count == 0 && card.FaultyFields.Count == 0)
        {
            yield return $"None was confirmed by a reviewer";
            yield break;
        }

        foreach (var reason in card.Failures.Take(MostFailures))
        {
            yield return $"{DisplayText.Safe(reason.Name, 100)}: {Number(reason.Value)} confirmed";
        }

        foreach (var field in card.FaultyFields.Take(MostFailures))
        {
            yield return $"Wrong data in {DisplayText.Code(field.Name, 100)}: {Number(field.Value)}";
        }
    }

    private static IEnumerable<Markup> NotKnown(ModelCard card, HandoffAgreement agreed)
    {
        if (card.Reviewed is { } reviewed)
        {
            yield return $"Posted and judged by nobody: {Number(reviewed.Posted - reviewed.Reviewed)} of {Number(reviewed.Posted)}; not "
                + $"flagged is not the same as right";
            if (reviewed.Missing > 0)
            {
                yield return $"Drawn for review and not labelled: {Number(reviewed.Missing)}";
            }

            if (reviewed.BelowThreshold.Sum(one => one.Decided) == 0)
            {
                yield return $"How many good leads stay below the lowest band: none of them was looked at";
            }
        }

        if (card.Outcomes is { } outcomes)
        {
            Markup others = card.Holdout is null
                ? $"; and what would have become of leads that were not alerted, no record can tell"
                : Markup.Empty;
            yield return $"Posted alerts without a known outcome: {Number(outcomes.Alerts - outcomes.Known)}{others}";
        }

        foreach (var one in Enum.GetValues<Behaviour>().Where(one => ProofRequirements.ProofOf(one) is not null && !IsShown(agreed, one)))
        {
            yield return $"Not shown yet, for {AuthorityText.Within(one)}: {Markup.Escape(ProofRequirements.ProofOf(one)!)}";
        }
    }

    private static bool IsShown(HandoffAgreement agreed, Behaviour behaviour) => agreed.Proof.Shown.Any(one => one.For == behaviour);

    private static IEnumerable<Markup> Changes(ModelCard card)
    {
        if (card.Changes.Count == 0)
        {
            yield return $"No version is stored";
        }

        foreach (var version in card.Changes)
        {
            var changes = version.Changes.Count == 0 ? [(Markup)$"the first version"] : version.Changes.Select(ChangeText.Of).ToList();
            yield return $"Version {version.Version}, {DisplayText.Date(version.At, "{date_short_pretty}")}: "
                + DisplayText.Some(changes, MostChanges, $" ");
        }
    }

    private static Markup Number(long count) => Markup.Escape(count.ToString("N0", CultureInfo.InvariantCulture));
}
