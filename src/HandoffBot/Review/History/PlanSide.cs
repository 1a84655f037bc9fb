using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Routing;

namespace HandoffBot.Review.History;

/// <summary>The past as one set of agreements decides it.</summary>
/// <param name="agreements">In order of id; none decides nothing.</param>
/// <param name="answers">Which accounts were said to be which.</param>
internal sealed class PlanSide(IReadOnlyList<HandoffAgreement> agreements, AccountAnswers answers)
{
    private readonly Replayer? _replayer = agreements.Count == 0 ? null : new(agreements, answers);

    // By agreement and the name of a rotation, who takes turns in it.
    private readonly Dictionary<(string Agreement, string Rotation), string> _turns = [];

    /// <summary>What becomes of the next events, and of those that waited until then, each told once.</summary>
    public List<(string Event, PlannedDecision Decision)> Decide(IReadOnlyList<HistoricalEvent> events)
    {
        var told = new List<(string, PlannedDecision)>(events.Count);
        foreach (var past in events)
        {
            if (_replayer is null)
            {
                told.Add((past.Event.Id, PlannedDecision.None));
            }
            else
            {
                told.AddRange(Told(_replayer.Decide(past.Event)));
            }
        }

        return told;
    }

    /// <summary>What becomes of those that wait still.</summary>
    public List<(string Event, PlannedDecision Decision)> Rest() => [.. Told(_replayer?.Rest() ?? [])];

    private IEnumerable<(string, PlannedDecision)> Told(IEnumerable<Decision> decisions) =>
        decisions.Select(decision => (decision.EventId, PlannedDecision.Of(decision, Turn(decision))));

    private string? Turn(Decision decision)
    {
        if (decision is not { RotationOfRoute: { } rotation, AgreementId: { } id })
        {
            return null;
        }

        if (!_turns.TryGetValue((id, rotation), out var turn))
        {
            var route = OnCall.ByRotation(agreements.First(agreement => agreement.Id == id), rotation);
            var people = route?.To.Select(person => $"{person} × {route.WeightOf(person)}") ?? [];
            _turns.Add((id, rotation), turn = $"{rotation}: {string.Join(", ", people)}");
        }

        return turn;
    }
}
