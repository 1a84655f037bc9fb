namespace HandoffBot.Core.Agreement.Table;

/// <summary>
/// What an agreement may say that nothing acts on yet: <c>check</c> names it, and <c>/handoff</c> marks it instead of
/// promising it. The table of keys says which these are.
/// </summary>
public static class KeysWithoutEffect
{
    /// <summary>The keys of an agreement that do nothing yet, each with its first place.</summary>
    public static IReadOnlyList<KeyWithoutEffect> In(HandoffAgreement agreement) =>
        [
            .. AgreementKeys
                .Places(agreement)
                .Where(place => place.WithoutEffect is not null)
                .DistinctBy(place => place.Key)
                .Select(place => new KeyWithoutEffect(place.Key, place.Path, place.WithoutEffect!)),
        ];
}
