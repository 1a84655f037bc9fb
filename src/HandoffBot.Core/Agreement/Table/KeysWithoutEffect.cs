using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>
/// What an agreement may say that nothing acts on yet: <c>check</c> names it, and <c>/handoff</c> marks it instead of
/// promising it. The table of keys says which these are.
/// </summary>
public static class KeysWithoutEffect
{
    private static readonly HashSet<string> Known =
    [
        .. AgreementKeys.Shape.All().Where(key => key.Description.WithoutEffect is not null).Select(key => key.Key),
    ];

    /// <summary>The keys of an agreement that do nothing yet, each with its first place.</summary>
    public static IReadOnlyList<KeyWithoutEffect> In(HandoffAgreement agreement) =>
        [
            .. AgreementKeys
                .Places(agreement)
                .Where(place => place.WithoutEffect is not null)
                .DistinctBy(place => place.Key)
                .Select(place => new KeyWithoutEffect(place.Key, place.Path, place.WithoutEffect!)),
        ];

    /// <summary>Whether nothing acts on a key yet, whether or not an agreement holds it.</summary>
    public static bool Holds(string key) => Known.Contains(key);

    /// <summary>The key of the authority over a behaviour.</summary>
    public static string Authority(Behaviour behaviour) => $"authority.{AgreementText.Of(behaviour).Replace(' ', '_')}";
}
