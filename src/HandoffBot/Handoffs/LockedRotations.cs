using HandoffBot.Core.Routing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;

namespace HandoffBot.Handoffs;

/// <summary>Where the rotations stand that a transaction holds, kept up to date from one decision to the next.</summary>
internal sealed class LockedRotations
{
    private static readonly Dictionary<string, Rotation> None = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Rotation>> _byAgreement = new(StringComparer.Ordinal);

    /// <summary>Holds the rotations of these routes until the transaction ends.</summary>
    public async Task Lock(HandoffDb db, IReadOnlyCollection<(string Agreement, string Route)> routes, CancellationToken cancel)
    {
        foreach (var row in await Rotations.Lock(db, routes, cancel))
        {
            Set(row.Agreement, row.Route, row.Rotation ?? Rotation.None);
        }
    }

    /// <summary>Those of an agreement, by route; empty where there is none.</summary>
    public IReadOnlyDictionary<string, Rotation> Of(string? agreement) =>
        agreement is not null && _byAgreement.TryGetValue(agreement, out var rotations) ? rotations : None;

    /// <summary>Where a rotation stands from now on.</summary>
    public void Set(string agreement, string route, Rotation rotation)
    {
        if (!_byAgreement.TryGetValue(agreement, out var rotations))
        {
            _byAgreement[agreement] = rotations = new(StringComparer.Ordinal);
        }

        rotations[route] = rotation;
    }
}
