using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Claims;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// Which routes' turns the events of a batch take, found before any is decided: the rotations are held in one order, for two
/// instances that took them one by one would wait for each other in a circle.
/// </summary>
internal sealed class BatchRotations
{
    private readonly HashSet<(string Agreement, string Route)> _names = [];
    private readonly List<Core.Agreement.Route> _routes = [];

    /// <summary>Agreements and names of the routes, to be held.</summary>
    public IReadOnlyCollection<(string Agreement, string Route)> Names =>
        HasLimit ? [Rotations.Limits, .. _names] : _names;

    /// <summary>The routes.</summary>
    public IEnumerable<Core.Agreement.Route> Routes => _routes;

    /// <summary>Whether it matters how many alerts people hold.</summary>
    public bool HasLimit => _routes.Exists(route => route.HasLimit);

    /// <summary>Finds them, by the accounts as they are before the batch; what is decided again comes with the report that brings it
    /// about.</summary>
    public static BatchRotations Of(
        AccountCache accounts,
        IEnumerable<(ScoreEvent Event, FieldReport? Report)> events,
        IReadOnlyList<HandoffAgreement> inForce,
        Availability available,
        Instant now
    )
    {
        var turns = new BatchRotations();
        foreach (var (e, report) in events)
        {
            // Most events stay below the bands, and what is known of their lead need not be put together for that.
            if (accounts.Select(e, inForce).Agreement is { } agreement && Bands.Of(agreement, e.Score.Value) is not null)
            {
                var history = accounts.HistoryOf(e, agreement, available);
                // What is decided again is decided with the fields that came.
                var known = report is null ? history.Known : FieldMerge.With(history.Known, history.KnownAt, report, now);
                turns.Add(agreement, Decider.TurnOf(e, history with { Known = known }, agreement, now));
            }
        }

        return turns;
    }

    /// <summary>Whether a turn can be taken: one that an earlier event of the batch brought about waits for the next transaction.</summary>
    public bool Holds(string? agreement, string? route) => route is null || agreement is null || _names.Contains((agreement, route));

    private void Add(HandoffAgreement agreement, string? name)
    {
        if (name is not null && OnCall.ByRotation(agreement, name) is { } route && _names.Add((agreement.Id, name)))
        {
            _routes.Add(route);
        }
    }
}
