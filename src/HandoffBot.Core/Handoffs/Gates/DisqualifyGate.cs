using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>What is never handed off, however high the score.</summary>
internal static class DisqualifyGate
{
    internal static GateResult Check(DecisionContext c)
    {
        var steps = new List<TraceStep>();
        GateStop? stop = null;
        foreach (var rule in c.Agreement.Disqualify)
        {
            var (holds, input, says) = rule.All.Count > 0 ? ByConditions(rule, c) : ByField(rule, c);
            steps.Add(new TraceStep("disqualify", input, !holds, says));
            if (holds)
            {
                var next = Stopped(rule, input, c);
                stop =
                    stop is null || (next.Outcome is DecisionOutcome.Withdrawn && stop.Outcome is not DecisionOutcome.Withdrawn)
                        ? next
                        : stop;
            }
        }

        return new GateResult(steps, stop);
    }

    private static (bool Holds, string Input, string Says) ByField(Disqualifier rule, DecisionContext c)
    {
        var value = LeadFields.Read(rule.Field, c.Facts);
        var found = FieldMatcher.Test(rule.Match, rule.Field, value);
        return (found.Holds, $"{rule.Field} = {ContextGate.Quote(value)}", Says(rule, found));
    }

    private static (bool Holds, string Input, string Says) ByConditions(Disqualifier rule, DecisionContext c)
    {
        var results = rule.All.Select(c.Test).ToList();
        var holds = results.TrueForAll(one => one.Holds);
        return (
            holds,
            string.Join("; ", results.Select(one => one.Saw).Distinct(StringComparer.Ordinal)),
            holds ? $"{string.Join(" and ", rule.All.Select(p => p.Text))} makes it \"{rule.Reason}\"." : $"Not \"{rule.Reason}\"."
        );
    }

    // A rule on a person judges the person the event is about, and takes no alert about another one with it.
    private static GateStop Stopped(Disqualifier rule, string input, DecisionContext c)
    {
        var name = $"disqualify:{rule.Reason}";
        if (c.Live is not { } live)
        {
            return new GateStop(
                DecisionOutcome.Suppressed,
                name,
                $"{rule.Reason} ({input}) is never handed off; if the field is wrong, {c.Agreement.Owners.CrmFields} can correct it."
            );
        }

        return rule.IsOfPerson && !c.IsAboutLivePerson
            ? new GateStop(
                DecisionOutcome.Suppressed,
                name,
                $"{rule.Reason} ({input}) is never handed off; the live alert is about {live.Lead.Contact.Called() ?? "someone else"} "
                    + $"and stays."
            )
            : new GateStop(
                DecisionOutcome.Withdrawn,
                name,
                $"{rule.Reason} ({input}) came to light and is never handed off; no work is needed."
            );
    }

    private static string Says(Disqualifier rule, MatchResult found) =>
        found switch
        {
            { Word: null } => $"Not \"{rule.Reason}\".",
            { Exception: { } exception } => $"Not \"{rule.Reason}\": \"{exception}\" is an exception to \"{found.Word}\".",
            _ => $"\"{found.Word}\" makes it \"{rule.Reason}\".",
        };
}
