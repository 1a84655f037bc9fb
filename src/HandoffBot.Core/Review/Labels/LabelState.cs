using NodaTime;

namespace HandoffBot.Core.Review.Labels;

/// <summary>What holds of a case after all that was said of it. The one place that derives it.</summary>
/// <param name="InForce">The label that counts: what all who said something say, or what the review's owner says where they differ; null
/// where nobody said anything yet, and where reviewers differ and the owner has not spoken.</param>
/// <param name="Standing">The last word of each reviewer who did not take it back, oldest first; those who skipped included.</param>
/// <param name="Disagree">Whether reviewers say different things, settled or not.</param>
public sealed record LabelState(ReviewLabel? InForce, IReadOnlyList<ReviewLabel> Standing, bool Disagree)
{
    /// <summary>When something was last said of it, taken back or not; null where nothing was.</summary>
    public Instant? LastAt { get; private init; }

    /// <summary>Whether reviewers differ and nobody has settled it.</summary>
    public bool IsDisputed => Disagree && InForce is null;

    /// <summary>Derives it.</summary>
    /// <param name="labels">All that was said of the case, oldest first.</param>
    public static LabelState Of(IEnumerable<ReviewLabel> labels)
    {
        var last = new Dictionary<string, (int Place, ReviewLabel Label)>(StringComparer.Ordinal);
        foreach (var (place, label) in labels.Index())
        {
            last[label.By] = (place, label);
        }

        var standing = last
            .Values.Where(one => one.Label.Kind is not LabelKind.TakenBack)
            .OrderBy(one => one.Place)
            .Select(one => one.Label)
            .ToList();
        var verdicts = standing.Where(label => label.IsVerdict).ToList();
        var disagree = verdicts.Select(label => label.Kind).Distinct().Count() > 1;
        // The newest of those who agree, for it may name the field; of owners who came after each other, the later one.
        var inForce = disagree ? verdicts.LastOrDefault(label => label.ByOwner) : verdicts.LastOrDefault();
        return new(inForce, standing, disagree) { LastAt = last.Values.Select(one => (Instant?)one.Label.At).Max() };
    }

    /// <summary>Whether a new label says something of the score, or takes away what its reviewer had said of it.</summary>
    /// <param name="label">Said after all of these.</param>
    public bool IsChangedBy(ReviewLabel label) => label.IsVerdict || Of(label.By)?.IsVerdict == true;

    /// <summary>What a person said last; null where they said nothing, or took it back.</summary>
    /// <param name="person">Slack user id.</param>
    public ReviewLabel? Of(string person) => Standing.FirstOrDefault(label => label.By == person);
}
