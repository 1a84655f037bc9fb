namespace HandoffBot.Core.Leads;

/// <summary>Merges what a person told and did over events, within bounds.</summary>
internal static class PersonFacts
{
    private static readonly StringComparer Questions = StringComparer.OrdinalIgnoreCase;

    /// <summary>
    /// The newest answer to each question, in the place of the first one. Beyond the bound the oldest questions go first that
    /// were not answered again.
    /// </summary>
    internal static IReadOnlyList<Answer> Merge(IReadOnlyList<Answer> known, IReadOnlyList<Answer> told)
    {
        var merged = new List<Answer>(known.Count + told.Count);
        var places = new Dictionary<string, int>(Questions);
        foreach (var answer in known.Concat(told))
        {
            if (places.TryAdd(answer.Question, merged.Count))
            {
                merged.Add(answer);
            }
            else
            {
                merged[places[answer.Question]] = answer;
            }
        }

        var surplus = merged.Count - LeadMerge.AnswersKept;
        if (surplus <= 0)
        {
            return merged;
        }

        var answered = told.Select(answer => answer.Question).ToHashSet(Questions);
        merged.RemoveAll(answer => surplus > 0 && !answered.Contains(answer.Question) && surplus-- > 0);
        return merged.Count > LeadMerge.AnswersKept ? merged[^LeadMerge.AnswersKept..] : merged;
    }

    // Senders repeat the history with every event: what is the same moment and the same thing is told once, as last counted.
    internal static IReadOnlyList<Engagement> Merge(IReadOnlyList<Engagement> known, IReadOnlyList<Engagement> told) =>
        [.. told.Concat(known).DistinctBy(x => (x.At, x.What)).OrderByDescending(x => x.At).Take(LeadMerge.EngagementKept)];
}
