namespace HandoffBot.Core.Agreement;

/// <summary>One line of the routing table.</summary>
/// <param name="Name">Unique; the route's rotation is counted by it. See <see cref="Notation.RouteNames"/>.</param>
/// <param name="When">Field path → the values meant. All have to hold; empty takes every lead.</param>
/// <param name="To">Reps, taken in turn.</param>
/// <param name="Channel">Channel for these alerts; null for <see cref="Channels.Alerts"/>.</param>
/// <param name="Coverage">Name of the coverage; null for always.</param>
public sealed record Route(
    string Name,
    IReadOnlyDictionary<string, FieldMatch> When,
    IReadOnlyList<string> To,
    string? Channel,
    string? Coverage
)
{
    /// <summary>Conditions that have to hold besides <see cref="When"/>; empty for none.</summary>
    public IReadOnlyList<Predicate> All { get; init; } = [];

    /// <summary>How many turns a person of <see cref="To"/> has for each turn of one who is not in it, from 1 to 10.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Who holds so many live alerts gets no more by this route; null for no limit.</summary>
    public int? MostOpen { get; init; }

    /// <summary>Who holds so many live alerts of the highest band gets no more of these by this route; null for no limit.</summary>
    public int? MostHot { get; init; }

    /// <summary>Whether who is in Slack's do-not-disturb gets no lead by this route while somebody else of it can.</summary>
    public bool SkipsDoNotDisturb { get; init; }

    /// <summary>Whether it matters how many alerts its people hold.</summary>
    public bool HasLimit => MostOpen is not null || MostHot is not null;

    /// <summary>Whether it takes every lead that no route above it took.</summary>
    public bool IsCatchAll => When.Count == 0 && All.Count == 0 && Except.Count == 0;

    /// <summary>Field path → the values meant. Where all of these hold the route is not taken, whatever <see cref="When"/> says; empty
    /// excepts none.</summary>
    public IReadOnlyDictionary<string, FieldMatch> Except { get; init; } = new Dictionary<string, FieldMatch>(StringComparer.Ordinal);

    /// <summary>How many turns a person has for each turn of one without a weight.</summary>
    /// <param name="person">As <see cref="To"/> names them.</param>
    public int WeightOf(string person) => Weights.GetValueOrDefault(person, 1);
}
