namespace HandoffBot.Core.Agreement.Keys;

/// <summary>The operators of one match, read together.</summary>
internal sealed class MatchKey<T>(Func<T, FieldMatch, T> set) : AgreementKey<T>
{
    public override IReadOnlyList<KeyDescription> Descriptions => MatchKeys.Descriptions;

    public override T Read(IKeyReader from, T into) => set(into, MatchKeys.Read(from));
}
