using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Routing;

/// <summary>Who can take a lead at a moment, as far as is known. Whoever nothing is said of can.</summary>
public sealed record Availability
{
    /// <summary>Nothing is known of anybody.</summary>
    public static Availability Everybody { get; } = new();

    /// <summary>
    /// Whom Slack is known not to reach, by e-mail address or user id without regard to case. That a look-up failed says nothing
    /// about a person.
    /// </summary>
    public IReadOnlyDictionary<string, UnavailableReason> Unreachable { get; init; } = new Dictionary<string, UnavailableReason>();

    /// <summary>When whoever is away is back, by Slack user id, without regard to case.</summary>
    public IReadOnlyDictionary<string, Instant> AwayUntil { get; init; } = new Dictionary<string, Instant>();

    /// <summary>Until when whoever is in Slack's do-not-disturb is, by Slack user id, without regard to case. It counts on routes that
    /// pass such people over, and nowhere else.</summary>
    public IReadOnlyDictionary<string, Instant> DoNotDisturbUntil { get; init; } = new Dictionary<string, Instant>();

    /// <summary>The Slack user id of an e-mail address, where it is known.</summary>
    public IReadOnlyDictionary<string, string> UserIds { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What people of routes with a limit hold, by <see cref="IdOf"/>; whoever is not in it holds nothing.
    /// </summary>
    public IReadOnlyDictionary<string, OpenLeads> Holding { get; init; } = new Dictionary<string, OpenLeads>();

    /// <summary>The same after a person was given one more lead.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    /// <param name="isHot">Whether it is of the highest band.</param>
    public Availability HoldingOneMore(string person, bool isHot)
    {
        var holding = new Dictionary<string, OpenLeads>(Holding, StringComparer.OrdinalIgnoreCase);
        var before = holding.GetValueOrDefault(IdOf(person), new OpenLeads(0, 0));
        holding[IdOf(person)] = new(before.All + 1, before.Hot + (isHot ? 1 : 0));
        return this with { Holding = holding };
    }

    /// <summary>Whether a person is there to take a lead, however many they hold.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    public bool IsFree(string person) => !IsUnreachable(person) && !IsAway(person);

    /// <summary>Whether Slack is known not to reach them.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    public bool IsUnreachable(string person) => Unreachable.ContainsKey(person.Trim());

    /// <summary>Whether they are away.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    public bool IsAway(string person) => AwayUntil.ContainsKey(IdOf(person));

    /// <summary>Whether both name the same person, each by e-mail address or Slack user id.</summary>
    /// <param name="one">E-mail or Slack user id.</param>
    /// <param name="other">E-mail or Slack user id; null names nobody.</param>
    public bool IsSame(string one, string? other) =>
        other is not null && string.Equals(IdOf(one), IdOf(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a person does not get a lead; null when they can take it.</summary>
    /// <param name="person">E-mail or Slack user id, as it was written.</param>
    /// <param name="route">Name of the route that names them; null when the event does.</param>
    internal PassedOver? Passed(string person, string? route) =>
        Unreachable.TryGetValue(person, out var reason) ? new PassedOver(person, reason, route)
        : AwayUntil.TryGetValue(IdOf(person), out var until) ? new PassedOver(person, UnavailableReason.Away, route, Until: until)
        : null;

    /// <summary>Why a person of a route does not get a lead by it; null when they can take it.</summary>
    /// <param name="person">As the route names them.</param>
    /// <param name="route">The route.</param>
    /// <param name="isHot">Whether the lead is of the highest band.</param>
    internal PassedOver? Passed(string person, Route route, bool isHot) =>
        Passed(person, route.Name)
        ?? (
            route.SkipsDoNotDisturb && DoNotDisturbUntil.TryGetValue(IdOf(person), out var until)
                ? new PassedOver(person, UnavailableReason.DoNotDisturb, route.Name, Until: until)
                : null
        )
        ?? (
            !route.HasLimit || !Holding.TryGetValue(IdOf(person), out var holds) ? null
            : isHot && holds.Hot >= route.MostHot ? new PassedOver(person, UnavailableReason.MostHot, route.Name)
            : holds.All >= route.MostOpen ? new PassedOver(person, UnavailableReason.MostOpen, route.Name)
            : null
        );

    /// <summary>A person's Slack user id where it is known, otherwise what they are called.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    public string IdOf(string person) => UserIds.GetValueOrDefault(person.Trim(), person.Trim());
}
