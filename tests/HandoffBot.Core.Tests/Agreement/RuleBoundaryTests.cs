using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

/// <summary>The last value that is sound, the first that is not, and what is said to write instead.</summary>
public sealed class RuleBoundaryTests
{
    public static TheoryData<string, HandoffAgreement> Sound =>
        new()
        {
            { "a name as long as there is room", Value with { FlagReasons = [new string('x', 75)] } },
            { "as many reasons as a menu holds", Value with { FlagReasons = Reasons(100) } },
            { "a number", Disqualifying("account.employees", FieldMatch.Is("100")) },
            { "a negative fraction", Disqualifying("account.employees", FieldMatch.Is("-1.5")) },
            { "numbers of a route", Routed("account.employees", FieldMatch.Is("24000")) },
            { "hours that end with the day", Hours([IsoDayOfWeek.Monday], new(9, 0), new(9, 1)) },
        };

    public static TheoryData<string, HandoffAgreement> Spoilt =>
        new()
        {
            { "flag_reasons", Value with { FlagReasons = Reasons(101) } },
            { "proof.false_positive_upper_bound", Value with { Proof = new ProofPolicy(35, 0m) } },
            { "audit.timezone", Value with { Audit = Value.Audit! with { Zone = "Mars/Olympus" } } },
            { "coverage.emea.hours", Hours([], new(9, 0), new(18, 0)) },
            { "coverage.emea.hours", Hours([IsoDayOfWeek.Monday], new(9, 0), new(9, 0)) },
            { "coverage.emea.hours", Hours([IsoDayOfWeek.Monday], new(18, 0), new(9, 0)) },
            // One fault is told, not every one that follows from it.
            { "disqualify[0].domain", Disqualifying("account.employees", new FieldMatch(MatchOperator.Domain, ["ourco.test"], [])) },
            { "disqualify[0].domain", Disqualifying("contact.title", new FieldMatch(MatchOperator.Domain, ["--"], [])) },
            { "disqualify[0].matches", Disqualifying("account.employees", FieldMatch.Matches("many")) },
            { "disqualify[0].is", Disqualifying("account.employees", new FieldMatch(MatchOperator.Is, ["100"], ["200"])) },
            { "links.account", Value with { Links = new RecordLinks("https://crm.test/a b") } },
            { "links.account", Value with { Links = new RecordLinks("https://crm.test/a<b") } },
            { "links.account", Value with { Links = new RecordLinks("https://crm.test/a\u0007b") } },
            { "links.account", Value with { Links = new RecordLinks("https://crm.test/a|b") } },
            { "links.account", Value with { Links = new RecordLinks("https://crm.test/a\"b") } },
        };

    [Theory]
    [MemberData(nameof(Sound))]
    public void What_is_just_within_its_bounds_is_sound(string what, HandoffAgreement agreement) =>
        Assert.True(AgreementKeys.Faults(agreement) is [], $"{what}: {string.Join(", ", AgreementKeys.Faults(agreement))}");

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void What_is_just_beyond_is_one_fault(string path, HandoffAgreement agreement) =>
        Assert.Equal(path, Assert.Single(AgreementKeys.Faults(agreement)).Path);

    [Theory]
    [InlineData("a@ourco.test", "Write domain: ourco.test, or is: a@ourco.test for this one address.")]
    [InlineData("@our co", "Write e.g. domain: ourco.test.")]
    [InlineData("/ourco", "Write e.g. domain: ourco.test.")]
    [InlineData("our co", "Write e.g. domain: ourco.test.")]
    public void What_is_no_domain_is_answered_with_what_to_write(string word, string remedy) =>
        Assert.Contains(
            remedy,
            AgreementKeys.Faults(Disqualifying("contact.email", new FieldMatch(MatchOperator.Domain, [word], []))).Select(f => f.Remedy)
        );

    [Fact]
    public void A_coverage_that_is_not_described_is_answered_with_those_that_are_or_with_where_to_describe_it()
    {
        Assert.Equal("Did you mean emea? Known here: emea.", Assert.Single(AgreementKeys.Faults(Covered("emae"))).Remedy);
        Assert.Equal(
            "Describe its hours under coverage.",
            Assert.Single(AgreementKeys.Faults(Covered("emea") with { Coverage = new Dictionary<string, Coverage>() })).Remedy
        );
    }

    [Fact]
    public void A_zone_that_is_like_none_is_answered_with_an_example() =>
        Assert.Equal(
            "Write an IANA name, e.g. Europe/Berlin or America/New_York.",
            Assert.Single(AgreementKeys.Faults(Value with { Audit = Value.Audit! with { Zone = new string('x', 40) } })).Remedy
        );

    private static List<string> Reasons(int count) => [.. Enumerable.Range(0, count).Select(n => $"reason {n}")];

    private static HandoffAgreement Covered(string coverage) =>
        Value with
        {
            Routing = [Value.Routing[0] with { Coverage = coverage }, Value.Routing[1]],
        };

    private static HandoffAgreement Hours(IReadOnlyList<IsoDayOfWeek> days, LocalTime from, LocalTime to) =>
        Value with
        {
            Coverage = new Dictionary<string, Coverage>(StringComparer.Ordinal)
            {
                ["emea"] = new("Europe/Berlin", [new WorkingHours(days, from, to)], []),
            },
        };

    private static HandoffAgreement Disqualifying(string field, FieldMatch match) =>
        Value with
        {
            Disqualify = [new Disqualifier(field, match, "X")],
        };

    private static HandoffAgreement Routed(string field, FieldMatch match) =>
        Value with
        {
            Routing = [Value.Routing[0] with { When = When(field, match) }, Value.Routing[1]],
        };
}
