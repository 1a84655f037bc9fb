using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>Who takes leads outside the working hours of a coverage: people in turn, as on a route of their own.</summary>
public static class OnCall
{
    private const string Prefix = "on call: ";

    private static readonly Dictionary<string, FieldMatch> NoConditions = new(StringComparer.Ordinal);

    /// <summary>By which name the rotation of the people on call of a coverage is counted.</summary>
    /// <param name="coverage">Name of the coverage.</param>
    public static string NameOf(string coverage) => $"{Prefix}{coverage}";

    /// <summary>The people on call of a coverage, whose rotation is counted by the name of this route; null where nobody is.</summary>
    /// <param name="agreement">Holds the coverage.</param>
    /// <param name="coverage">Its name.</param>
    public static Route? Of(HandoffAgreement agreement, string coverage) =>
        agreement.Coverage.GetValueOrDefault(coverage) is { OnCall: { Count: > 0 } people }
            ? new Route(NameOf(coverage), NoConditions, people, null, coverage)
            : null;

    /// <summary>The route, or the people on call, whose rotation is counted by a name; null where the agreement has no such.</summary>
    /// <param name="agreement">Holds them.</param>
    /// <param name="name">As <see cref="Routed.RotationName"/> gives it.</param>
    public static Route? ByRotation(HandoffAgreement agreement, string name) =>
        agreement.Routing.FirstOrDefault(route => route.Name == name)
        ?? (name.StartsWith(Prefix, StringComparison.Ordinal) ? Of(agreement, name[Prefix.Length..]) : null);
}
