using HandoffBot.Core.Agreement;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.SoundAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AgreementRulesTests
{
    /// <summary>One thing spoilt, and where the fault belongs.</summary>
    public static TheoryData<string, HandoffAgreement> Spoilt => new()
    {
        { "version", Value with { Version = 0 } },
        { "score", Value with { Score = " " } },
        { "decision", Value with { Decision = new string('x', 501) } },
        { "owners.model", Value with { Owners = Value.Owners with { Model = "" } } },
        { "owners.exceptions", Value with { Owners = Value.Owners with { Exceptions = "Chris" } } },
        { "channels.review", Value with { Channels = Value.Channels with { Review = "#review" } } },
        { "required[1]", Value with { Required = ["account.name", "contact.mail"] } },
        { "required[1]", Value with { Required = ["account.name", "account.name"] } },
        { "disqualify[0].field", Value with { Disqualify = [new Disqualifier("contact.job", ["x"], "X")] } },
        { "disqualify[0].field", Value with { Disqualify = [new Disqualifier("signals", ["x"], "X")] } },
        { "disqualify[0].matches", Value with { Disqualify = [new Disqualifier("contact.title", [], "X")] } },
        { "disqualify[0].matches", Value with { Disqualify = [new Disqualifier("contact.title", ["--"], "X")] } },
        { "disqualify[0].reason", Value with { Disqualify = [new Disqualifier("contact.title", ["x"], "")] } },
        { "bands", Value with { Bands = [] } },
        { "bands[1].from", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { From = 85 }] } },
        { "bands[1].name", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { Name = "Hot" }] } },
        { "bands[1].expires_after", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { ExpiresAfter = Duration.Zero }] } },
        { "bands[0].sla.remind_before", Value with { Bands = [Value.Bands[0] with { Sla = new SlaTarget(Duration.FromMinutes(10), Duration.FromMinutes(10)) }] } },
        { "paths[0].all", Value with { Paths = [new AlertPath("empty", [])] } },
        { "paths[1].name", Value with { Paths = [Value.Paths[0], Value.Paths[0]] } },
        { "urgency[0].label", Value with { Urgency = [new UrgencyModifier("", [Condition("score > 1")])] } },
        { "checklist[0].field", Value with { Checklist = [new ChecklistItem("Budget", "budget")] } },
        { "openers[0].line", Value with { Openers = [new Opener("*", "Hi {name}")] } },
        { "openers[0].line", Value with { Openers = [new Opener("*", "Hi {contact")] } },
        { "freshness.stale", Value with { Freshness = new FreshnessPolicy(Duration.FromHours(2), Duration.FromHours(2)) } },
        { "coverage.emea.timezone", Value with { Coverage = Zone("Europe/Belrin") } },
        { "routing", Value with { Routing = [] } },
        { "routing[0].to", Value with { Routing = [new Route(Nothing, [], null, null)] } },
        { "routing[0].to[0]", Value with { Routing = [new Route(Nothing, ["#reps"], null, null)] } },
        { "routing[0].to[1]", Value with { Routing = [new Route(Nothing, ["U0REP1", "U0REP1"], null, null)] } },
        { "routing[0].channel", Value with { Routing = [new Route(Nothing, ["U0REP1"], "emea", null)] } },
        { "routing[0].coverage", Value with { Routing = [new Route(Nothing, ["U0REP1"], null, "apac")] } },
        { "routing[0].when.account.region", Value with { Routing = [Value.Routing[0] with { When = new Dictionary<string, string> { ["account.region"] = "x" } }] } },
        { "escalation[0].to", Value with { Escalation = [new EscalationStep(Duration.Zero, "boss")] } },
        { "proof.reviewed", Value with { Proof = new ProofPolicy(0, 0.1m) } },
        { "proof.false_positive_upper_bound", Value with { Proof = new ProofPolicy(35, 1m) } },
        { "flag_reasons", Value with { FlagReasons = [] } },
        { "flag_reasons[0]", Value with { FlagReasons = [new string('x', 76)] } },
        { "flag_reasons[1]", Value with { FlagReasons = ["Bad data", "bad data"] } },
        { "review.timezone", Value with { Review = Value.Review with { Zone = "CET+1" }, Audit = null } },
        { "retention.personal_data", Value with { PersonalDataRetention = Duration.Zero } },
    };

    private static Dictionary<string, string> Nothing { get; } = [];

    [Fact]
    public void A_sound_agreement_has_no_fault_and_no_note()
    {
        Assert.Empty(AgreementRules.Faults(Value));
        Assert.Empty(AgreementNotes.For(Value));
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void One_thing_wrong_is_one_fault_in_its_place(string path, HandoffAgreement agreement)
    {
        var fault = Assert.Single(AgreementRules.Faults(agreement));

        Assert.Equal(path, fault.Path);
        Assert.NotEmpty(fault.Message);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void A_mistyped_zone_is_guessed() =>
        Assert.Equal("Did you mean Europe/Berlin?", Assert.Single(AgreementRules.Faults(Value with { Coverage = Zone("Europe/Belrin") })).Remedy);

    [Fact]
    public void What_is_allowed_and_odd_is_noted()
    {
        var odd = Value with
        {
            Routing = [Value.Routing[1], Value.Routing[0] with { Coverage = null }],
            Authority = new Dictionary<Behaviour, AuthorityLevel>(),
            Bands = [Value.Bands[0] with { Sla = new SlaTarget(Duration.FromHours(5)) }],
        };

        Assert.Empty(AgreementRules.Faults(odd));
        Assert.Equal(["coverage.emea", "routing[1]", "authority.alerts", "bands[0].sla.first_touch"], AgreementNotes.For(odd).Select(n => n.Path));
        Assert.Equal("routing", Assert.Single(AgreementNotes.For(Value with { Routing = [Value.Routing[0]] })).Path);
    }

    private static Dictionary<string, Coverage> Zone(string zone) => new(StringComparer.Ordinal) { ["emea"] = Value.Coverage["emea"] with { Zone = zone } };
}
