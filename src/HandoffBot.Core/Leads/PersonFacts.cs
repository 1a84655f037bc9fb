namespace HandoffBot.Core.Leads;

/// <summary>Merges what a person told and did over events, within bounds.</summary>
internal static class PersonFacts
{
    /// <summary>
    /// The newest answer to each question, in the place of the first one. Beyond the bound the oldest questions go first that
    /// were not answered again.
    /// </summary>
    internal static IReadOnlyList<Answer> Merge(IReadOnlyList<Answer> known, IReadOnlyList<Answer> told)
    {
        var merged = new List<Answer>();
        foreach (var answer in known.Concat(told))
        {
            var at = merged.FindIndex(a => SameQuestion(a, answer));
            if (at < 0)
            {
                merged.Add(answer);
            }
            else
            {
                merged[at] = answer;
            }
        }

        var surplus = merged.Count - LeadMerge.AnswersKept;
        merged.RemoveAll(a => surplus > 0 && !told.Any(t => SameQuestion(a, t)) && surplus-- > 0);
        return merged.Count > LeadMerge.AnswersKept ? merged[^LeadMerge.AnswersKept..] : merged;
    }

    // Senders repeat the history with every event: what is the same moment and the same thing is told once, as last counted.
    internal static IReadOnlyList<Engagement> Merge(IReadOnlyList<Engagement> known, IReadOnlyList<Engagement> told) =>
        [.. told.Concat(known).DistinctBy(x => (x.At, x.What)).OrderByDescending(x => x.At).Take(LeadMerge.EngagementKept)];

    private static bool SameQuestion(Answer a, Answer b) => string.Equals(a.Question, b.Question, StringComparison.OrdinalIgnoreCase);
}
