using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What is said of an outcome that was taken in.</summary>
public static class RecordedOutcome
{
    /// <summary>The rule of an outcome.</summary>
    public const string Rule = "outcome";

    /// <summary>The whole trace.</summary>
    /// <param name="report">The outcome, about the account it was taken to be about.</param>
    /// <param name="match">How its account was found; null where it is the one it names.</param>
    /// <param name="isRepeated">Whether its id was known already, from a file of history.</param>
    public static IReadOnlyList<TraceStep> Trace(OutcomeReport report, AccountMatch? match, bool isRepeated) =>
        [
            .. match is null
                ? Array.Empty<TraceStep>()
                : [new TraceStep("account", match.Input, !match.IsAmbiguous, match.IsAmbiguous ? Ambiguous(match) : match.Says)],
            new TraceStep(
                Rule,
                LeadOutcomes.Text(report.Outcome).ToLowerInvariant(),
                !isRepeated,
                isRepeated
                    ? "An outcome of this id came with a file of history; that one stands."
                    : $"Kept for {report.AccountKey}. An earlier outcome that it corrects stays and no longer counts."
            ),
        ];

    private static string Ambiguous(AccountMatch match) =>
        $"{match.Says} It is kept under the id that it names; send it again under another id once it is answered which account it is.";
}
