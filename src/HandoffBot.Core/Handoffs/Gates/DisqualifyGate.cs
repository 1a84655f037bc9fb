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
            var value = LeadFields.Read(rule.Field, c.Facts);
            var found = FieldMatcher.Test(rule.Match, rule.Field, value);
            var input = $"{rule.Field} = {ContextGate.Quote(value)}";
            steps.Add(new TraceStep("disqualify", input, !found.Holds, Says(rule, found)));
            if (found.Holds)
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

        return LeadFields.IsOfPerson(rule.Field) && !c.IsAboutLivePerson
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
