using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Review.Sessions;

/// <summary>What the agreement says to each step: where the talk begins, and what is written into the window for its output.</summary>
public static class SessionProposal
{
    /// <summary>In plain text, people and channels as the agreement writes them.</summary>
    /// <param name="step">The step.</param>
    /// <param name="agreement">The agreement in force.</param>
    public static string Of(SessionStep step, HandoffAgreement agreement) =>
        step switch
        {
            SessionStep.Decision => $"This score will change: {agreement.Decision}",
            SessionStep.Signals => $"Required: {FieldLabels.Of(agreement.Required)}. The card shows the three signals that moved the score "
                + $"most, with their age, and under Details: {List(agreement.Checklist.Select(item => item.Label))}.",
            SessionStep.Ownership =>
                $"{List(Enum.GetValues<OwnerRole>().Select(role => $"{OwnerRoleText.Of(role)}: {agreement.Owners.Of(role)}"), "; ")}.",
            SessionStep.Boundaries =>
                $"{List(Enum.GetValues<Behaviour>().Select(one => $"{AgreementText.Of(one)}: {Level(one, agreement)}"), "; ")}. Unchanged: "
                    + $"{agreement.Unchanged}",
            SessionStep.Feedback => $"Bad score on the card, with a reason ({List(agreement.FlagReasons)}); reviewed weekly by "
                + $"{agreement.Owners.WeeklyReview}.",
        };

    private static string Level(Behaviour behaviour, HandoffAgreement agreement) =>
        AgreementText.Of(agreement.Authority.GetValueOrDefault(behaviour));

    private static string List(IEnumerable<string> words, string between = ", ") =>
        words.ToList() is { Count: > 0 } some ? string.Join(between, some) : "nothing";
}
