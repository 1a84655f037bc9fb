using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>Which of the agreements in force takes a score event: the one of its score whose <c>applies_to</c> holds.</summary>
public sealed record AgreementSelection
{
    /// <summary>Rule of an event that no agreement takes.</summary>
    public const string None = "agreement:none";

    /// <summary>Rule of an event that more than one agreement takes.</summary>
    public const string Several = "agreement:several";

    private const int MostNamed = 5;

    private AgreementSelection() { }

    /// <summary>The one that takes it; null when none or several do.</summary>
    public HandoffAgreement? Agreement { get; private init; }

    /// <summary>
    /// Those whose owners can settle it: the ones that all take it; else the ones of its score; else all in force. The one that
    /// takes it, when there is one.
    /// </summary>
    public required IReadOnlyList<HandoffAgreement> Candidates { get; init; }

    /// <summary>How each agreement of its score was tried; empty where there was nothing to choose.</summary>
    public IReadOnlyList<TraceStep> Trace { get; private init; } = [];

    /// <summary><see cref="None"/> or <see cref="Several"/>; null when one agreement takes it.</summary>
    public string? Rule { get; private init; }

    /// <summary>Why no one agreement takes it and what to do, in plain words; null when one does.</summary>
    public string? Reason { get; private init; }

    /// <summary>
    /// Selects. A single agreement without <c>applies_to</c> takes every event, and says itself that it does not cover another
    /// score.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="known">What was known of its account before; null for a first event.</param>
    /// <param name="knownAt">When the newest event occurred that this was learnt from.</param>
    /// <param name="inForce">The agreements in force, at least one, in order of id.</param>
    /// <param name="now">The moment of decision.</param>
    public static AgreementSelection Of(ScoreEvent e, Lead? known, Instant? knownAt, IReadOnlyList<HandoffAgreement> inForce, Instant now)
    {
        if (inForce is [var only] && (only.AppliesTo.Count == 0 || !Covers(only, e)))
        {
            return new() { Agreement = only, Candidates = inForce };
        }

        var covering = inForce.Where(agreement => Covers(agreement, e)).ToList();
        var facts = LeadFacts.Of(DecisionContext.Merged(known, knownAt, e), e);
        var tried = covering.ConvertAll(agreement => (Agreement: agreement, Step: Step(agreement, facts, now)));
        var taking = tried.Where(one => one.Step.Passed).Select(one => one.Agreement).ToList();
        List<TraceStep> trace = [.. tried.Select(one => one.Step)];
        return taking switch
        {
            [var one] => new()
            {
                Agreement = one,
                Candidates = taking,
                Trace = trace,
            },
            [] => new()
            {
                Candidates = covering.Count > 0 ? covering : inForce,
                Trace =
                    covering.Count > 0
                        ? trace
                        : [new TraceStep("agreement", $"score.name = \"{e.Score.Name}\"", false, "No agreement covers this score.")],
                Rule = None,
                Reason = covering.Count > 0 ? NoneApplies(e, covering) : NoneCovers(e, inForce),
            },
            _ => new()
            {
                Candidates = taking,
                Trace = trace,
                Rule = Several,
                Reason =
                    $"{Named(taking.Select(agreement => agreement.Id))} take this lead, and it can go to one only: make applies_to of "
                        + $"these agreements tell them apart; the next event goes on.",
            },
        };
    }

    /// <summary>Whether an agreement is about the event's score.</summary>
    public static bool Covers(HandoffAgreement agreement, ScoreEvent e) =>
        string.Equals(e.Score.Name.Trim(), agreement.Score, StringComparison.OrdinalIgnoreCase);

    private static TraceStep Step(HandoffAgreement agreement, LeadFacts facts, Instant now)
    {
        if (agreement.AppliesTo.Count == 0)
        {
            return new("agreement", $"score.name = \"{facts.Score.Name}\"", true, $"{agreement.Id} takes every lead of this score.");
        }

        var results = agreement.AppliesTo.Select(p => (p.Text, Result: Predicates.Holds(p, facts, agreement.Freshness, now))).ToList();
        var input = string.Join("; ", results.Select(r => r.Result.Saw).Distinct(StringComparer.Ordinal));
        var failed = results.Where(r => !r.Result.Holds).Select(r => r.Text).ToList();
        return failed.Count == 0
            ? new("agreement", input, true, $"{agreement.Id} takes this lead.")
            : new("agreement", input, false, $"{agreement.Id} does not take this lead: {string.Join(", ", failed)}.");
    }

    private static string NoneCovers(ScoreEvent e, IReadOnlyList<HandoffAgreement> inForce) =>
        $"No agreement covers the score {e.Score.Name}; in force are {Named(inForce.Select(agreement => agreement.Id))}. "
        + "Send a score that one of them covers, or agree on what this one may change first.";

    private static string NoneApplies(ScoreEvent e, IReadOnlyList<HandoffAgreement> covering) =>
        $"No agreement on {e.Score.Name} takes this lead: "
        + Named(
            covering.Select(agreement => $"{agreement.Id} takes those with {string.Join(" and ", agreement.AppliesTo.Select(p => p.Text))}")
        )
        + ". Send what is missing, or widen applies_to of one of them; the next event goes on.";

    private static string Named(IEnumerable<string> all)
    {
        var names = all.ToList();
        var shown = names.Take(MostNamed).ToList();
        return names.Count > MostNamed ? $"{string.Join(", ", shown)} and {names.Count - MostNamed} more"
            : shown.Count == 1 ? shown[0]
            : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
    }
}
