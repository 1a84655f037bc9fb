using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Agreement.Edits;

/// <summary>
/// One change of an agreement that can be proposed: small enough to be said in one sentence, to be tried on past leads, and to be written
/// into the text of the agreement by itself. The set is closed, so that whoever shows or writes one knows them all.
/// </summary>
public abstract record AgreementEdit
{
    private AgreementEdit() { }

    /// <summary>What it changes, without what it changes it to: of two edits with the same target only one can hold.</summary>
    public abstract string Target { get; }

    /// <summary>Names exactly this edit, whatever agreement it is for; 32 hexadecimal digits.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Target}\n{Value}")).AsSpan(0, 16));

    /// <summary>What it changes its target to.</summary>
    protected abstract string Value { get; }

    /// <summary>The change in one sentence for people, without markup.</summary>
    /// <param name="before">The agreement that it is proposed for.</param>
    public abstract string Describe(HandoffAgreement before);

    /// <summary>The agreement with the change and the same version; null where it has no place for it, or says it already.</summary>
    /// <param name="agreement">The agreement without it.</param>
    internal abstract HandoffAgreement? Apply(HandoffAgreement agreement);

    private static string Write(decimal score) => score.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Raises or lowers where a band begins.</summary>
    /// <param name="Band">The band's name.</param>
    /// <param name="From">Its lowest score from then on.</param>
    public sealed record SetBandFrom(string Band, decimal From) : AgreementEdit
    {
        /// <inheritdoc/>
        public override string Target => $"bands/{Band}/from";

        /// <inheritdoc/>
        protected override string Value => Write(From);

        /// <inheritdoc/>
        public override string Describe(HandoffAgreement before) =>
            $"Band \"{Band}\" begins at {Value}"
            + (before.Bands.FirstOrDefault(band => band.Name == Band) is { } was ? $" instead of {Write(was.From)}." : ".");

        internal override HandoffAgreement? Apply(HandoffAgreement agreement) =>
            agreement.Bands.Any(band => band.Name == Band && band.From != From)
                ? agreement with
                {
                    Bands = [.. agreement.Bands.Select(band => band.Name == Band ? band with { From = From } : band)],
                }
                : null;
    }

    /// <summary>Keeps leads from people whose field holds one of some words.</summary>
    /// <param name="Field">Where to look, e.g. <c>contact.title</c>.</param>
    /// <param name="Words">Whole words; one of them is enough. At least one.</param>
    /// <param name="Reason">What people read, e.g. "Student".</param>
    public sealed record AddDisqualifier(string Field, IReadOnlyList<string> Words, string Reason) : AgreementEdit
    {
        /// <inheritdoc/>
        public override string Target =>
            $"disqualify/{Field}/{string.Join('/', Words.Select(word => word.ToLowerInvariant()).Order(StringComparer.Ordinal))}";

        /// <inheritdoc/>
        protected override string Value => "matches";

        /// <inheritdoc/>
        public override string Describe(HandoffAgreement before) =>
            $"Leads whose {Field} holds {string.Join(" or ", Words.Select(word => $"\"{word}\""))} are never handed off (\"{Reason}\").";

        /// <summary>Whether both say the same; words in the same order.</summary>
        public bool Equals(AddDisqualifier? other) =>
            other is not null
            && Field == other.Field
            && Reason == other.Reason
            && Words.SequenceEqual(other.Words, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Field, Reason, Words.Count);

        internal override HandoffAgreement? Apply(HandoffAgreement agreement) =>
            Words.Count == 0 || Words.All(word => IsThere(agreement, word))
                ? null
                : agreement with
                {
                    Disqualify = [.. agreement.Disqualify, new Disqualifier(Field, FieldMatch.Matches(Words), Reason)],
                };

        private bool IsThere(HandoffAgreement agreement, string word) =>
            agreement.Disqualify.Any(rule =>
                string.Equals(rule.Field, Field, StringComparison.OrdinalIgnoreCase)
                && rule.Match is { Operator: MatchOperator.Matches, Except.Count: 0 }
                && rule.Match.Words.Contains(word, StringComparer.OrdinalIgnoreCase)
            );
    }

    /// <summary>Gives or takes back authority over a behaviour.</summary>
    /// <param name="Behaviour">What the score may change.</param>
    /// <param name="Level">How far from then on.</param>
    public sealed record SetAuthority(Behaviour Behaviour, AuthorityLevel Level) : AgreementEdit
    {
        /// <inheritdoc/>
        public override string Target => $"authority/{AgreementText.KeyOf(Behaviour)}";

        /// <inheritdoc/>
        protected override string Value => AgreementText.KeyOf(Level);

        /// <inheritdoc/>
        public override string Describe(HandoffAgreement before) =>
            $"Authority over {AgreementText.Of(Behaviour)} is \"{AgreementText.Of(Level)}\" instead of "
            + $"\"{AgreementText.Of(before.Authority.GetValueOrDefault(Behaviour, AuthorityLevel.NotYet))}\"."
            + (
                Level is AuthorityLevel.Pilot && before.Pilots.TryGetValue(AgreementText.KeyOf(Behaviour), out var pilot)
                    ? $" The pilot takes {AgreementText.Of(pilot)}."
                    : ""
            );

        internal override HandoffAgreement? Apply(HandoffAgreement agreement) =>
            agreement.Authority.GetValueOrDefault(Behaviour, AuthorityLevel.NotYet) == Level
                ? null
                : agreement with
                {
                    Authority = new Dictionary<Behaviour, AuthorityLevel>(agreement.Authority) { [Behaviour] = Level },
                };
    }

    /// <summary>Changes from what age on a signal is stale.</summary>
    /// <param name="After">The age, in whole seconds.</param>
    public sealed record SetStaleAfter(Duration After) : AgreementEdit
    {
        /// <inheritdoc/>
        public override string Target => "freshness/stale";

        /// <inheritdoc/>
        protected override string Value => DurationNotation.Write(After);

        /// <inheritdoc/>
        public override string Describe(HandoffAgreement before) =>
            $"A signal is stale from {Value} on, instead of {DurationNotation.Write(before.Freshness.Stale)}.";

        internal override HandoffAgreement? Apply(HandoffAgreement agreement) =>
            agreement.Freshness.Stale == After
                ? null
                : agreement with
                {
                    Freshness = agreement.Freshness with { Stale = After },
                };
    }
}
