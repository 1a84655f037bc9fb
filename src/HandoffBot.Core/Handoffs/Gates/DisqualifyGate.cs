using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>What is never handed off, however high the score.</summary>
internal static class DisqualifyGate
{
    internal static Found Try(Case c)
    {
        var steps = new List<TraceStep>();
        Stop? stop = null;
        foreach (var rule in c.Agreement.Disqualify)
        {
            var value = LeadFields.Read(rule.Field, c.Facts);
            var word = value is null ? null : rule.Matches.FirstOrDefault(w => HasWord(value, w));
            var input = $"{rule.Field} = {ContextGate.Quote(value)}";
            steps.Add(new TraceStep("disqualify", input, word is null, word is null ? $"Not \"{rule.Reason}\"." : $"\"{word}\" makes it \"{rule.Reason}\"."));
            if (word is not null)
            {
                var found = Stopped(rule, input, c);
                stop = stop is null || (found.Outcome is Outcome.Withdrawn && stop.Outcome is not Outcome.Withdrawn) ? found : stop;
            }
        }

        return new Found(steps, stop);
    }

    // A rule on a person judges the person the event is about, and takes no alert about another one with it.
    private static Stop Stopped(Disqualifier rule, string input, Case c)
    {
        var name = $"disqualify:{rule.Reason}";
        if (c.Live is not { } live)
        {
            return new Stop(Outcome.Suppressed, name, $"{rule.Reason} ({input}) is never handed off; if the field is wrong, {c.Agreement.Owners.CrmFields} can correct it.");
        }

        return LeadFields.IsOfPerson(rule.Field) && !c.IsAboutLivePerson
            ? new Stop(Outcome.Suppressed, name, $"{rule.Reason} ({input}) is never handed off; the live alert is about {live.Lead.Contact.Called() ?? "someone else"} and stays.")
            : new Stop(Outcome.Withdrawn, name, $"{rule.Reason} ({input}) came to light and is never handed off; no work is needed.");
    }

    /// <summary>Whole words, without regard to case: "student" is in "PhD student" and not in "Students' Union Ltd" nor in "studentship".</summary>
    private static bool HasWord(string text, string word)
    {
        if (string.IsNullOrWhiteSpace(word))
        {
            return false;
        }

        for (var at = Find(text, word, 0); at >= 0; at = Find(text, word, at + 1))
        {
            var end = at + word.Length;
            if ((at == 0 || !Joined(text[at - 1], word[0])) && (end == text.Length || !Joined(text[end], word[^1])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Find(string text, string word, int from) => from >= text.Length ? -1 : text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);

    private static bool Joined(char a, char b) => char.IsLetterOrDigit(a) && char.IsLetterOrDigit(b);
}
