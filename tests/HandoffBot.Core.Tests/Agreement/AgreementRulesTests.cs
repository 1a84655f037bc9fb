using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AgreementRulesTests
{
    /// <summary>One thing spoilt, and where the fault belongs.</summary>
    public static TheoryData<string, HandoffAgreement> Spoilt =>
        new()
        {
            { "version", Value with { Version = 0 } },
            { "score", Value with { Score = " " } },
            { "decision", Value with { Decision = new string('x', 501) } },
            { "owners.model", Value with { Owners = Value.Owners with { Model = "" } } },
            { "owners.exceptions", Value with { Owners = Value.Owners with { Exceptions = "Chris" } } },
            { "channels.review", Value with { Channels = Value.Channels with { Review = "#review" } } },
            { "match_keys", Value with { MatchKeys = [AccountMatchKey.Id] } },
            { "match_keys[1]", Value with { MatchKeys = [AccountMatchKey.Domain, AccountMatchKey.Domain] } },
            { "required[1]", Value with { Required = ["account.name", "contact.mail"] } },
            { "required[1]", Value with { Required = ["account.name", "account.name"] } },
            { "disqualify[0].field", Value with { Disqualify = [new Disqualifier("contact.job", FieldMatch.Matches("x"), "X")] } },
            { "disqualify[0].field", Value with { Disqualify = [new Disqualifier("signals", FieldMatch.Matches("x"), "X")] } },
            { "disqualify[0].matches", Value with { Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches(), "X")] } },
            { "disqualify[0].matches", Value with { Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches("--"), "X")] } },
            { "disqualify[0].except", Disqualifying("contact.title", new FieldMatch(MatchOperator.Matches, ["student"], ["!"])) },
            { "disqualify[0].is", Disqualifying("contact.title", FieldMatch.Is(" ")) },
            {
                "disqualify[0].starts_with",
                Disqualifying("contact.title", new FieldMatch(MatchOperator.StartsWith, [new string('x', 201)], []))
            },
            { "disqualify[0].matches", Disqualifying("account.employees", FieldMatch.Matches("1")) },
            { "disqualify[0].is", Disqualifying("account.employees", FieldMatch.Is("many")) },
            { "disqualify[0].domain", Disqualifying("contact.title", new FieldMatch(MatchOperator.Domain, ["ourco.test"], [])) },
            { "disqualify[0].domain", Disqualifying("contact.email", new FieldMatch(MatchOperator.Domain, ["a@ourco.test"], [])) },
            { "disqualify[0].domain", Disqualifying("contact.email", new FieldMatch(MatchOperator.Domain, ["https://ourco.test"], [])) },
            { "disqualify[0].reason", Value with { Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches("x"), "")] } },
            { "bands", Value with { Bands = [] } },
            { "bands[1].from", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { From = 85 }] } },
            { "bands[1].name", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { Name = "Hot" }] } },
            { "bands[1].expires_after", Value with { Bands = [Value.Bands[0], Value.Bands[1] with { ExpiresAfter = Duration.Zero }] } },
            {
                "bands[0].sla.remind_before",
                Value with
                {
                    Bands = [Value.Bands[0] with { Sla = new SlaTarget(Duration.FromMinutes(10), Duration.FromMinutes(10)) }],
                }
            },
            { "bands[0].sla.crm_update.field", CrmUpdate("account.deal_siz") },
            { "bands[0].sla.crm_update.field", CrmUpdate("account.id") },
            { "bands[0].sla.crm_update.field", CrmUpdate("Account.Domain") },
            { "bands[0].sla.crm_update.field", CrmUpdate("score") },
            { "bands[0].sla.crm_update.field", CrmUpdate("next_action") },
            { "bands[0].sla.crm_update.field", CrmUpdate("answers") },
            { "bands[0].sla.crm_update.within", CrmUpdate("account.deal_size", Duration.Zero) },
            { "paths[0].all", Value with { Paths = [new AlertPath("empty", [])] } },
            { "paths[1].name", Value with { Paths = [Value.Paths[0], Value.Paths[0]] } },
            { "urgency[0].label", Value with { Urgency = [new UrgencyModifier("", [Condition("score > 1")])] } },
            { "checklist[0].field", Value with { Checklist = [new ChecklistItem("Budget", "budget")] } },
            { "openers[0].line", Value with { Openers = [new Opener("*", "Hi {name}")] } },
            { "openers[0].line", Value with { Openers = [new Opener("*", "Hi {contact")] } },
            { "freshness.stale", Value with { Freshness = new FreshnessPolicy(Duration.FromHours(2), Duration.FromHours(2)) } },
            { "coverage.emea.timezone", Value with { Coverage = Zone("Europe/Belrin") } },
            { "routing", Value with { Routing = [] } },
            { "routing[0].to", Value with { Routing = [new Route("r", Nothing, [], null, null)] } },
            { "routing[0].to[0]", Value with { Routing = [new Route("r", Nothing, ["#reps"], null, null)] } },
            { "routing[0].to[1]", Value with { Routing = [new Route("r", Nothing, ["U0REP1", "U0REP1"], null, null)] } },
            { "routing[0].channel", Value with { Routing = [new Route("r", Nothing, ["U0REP1"], "emea", null)] } },
            { "coverage.emea.released_a_minute", Opening(one => one with { WaitsForOpening = true, ReleasedAMinute = 61 }) },
            { "coverage.emea.released_a_minute", Opening(one => one with { WaitsForOpening = true, ReleasedAMinute = 0 }) },
            { "coverage.emea.released_a_minute", Opening(one => one with { ReleasedAMinute = 6 }) },
            { "coverage.emea.on_call", Opening(one => one with { OnCall = ["U0REP1"] }) },
            { "coverage.emea.on_call[0]", Opening(one => one with { WaitsForOpening = true, OnCall = ["Chris"] }) },
            { "coverage.emea.on_call[1]", Opening(one => one with { WaitsForOpening = true, OnCall = ["U0REP1", "U0REP1"] }) },
            { "routing[0].coverage", Value with { Routing = [new Route("r", Nothing, ["U0REP1"], null, "apac")] } },
            { "routing[0].when.account.region", Routed(When("account.region", FieldMatch.Is("x"))) },
            { "routing[0].when.signals", Routed(When("signals", FieldMatch.Is("x"))) },
            { "routing[0].when.account.employees", Routed(When("account.employees", FieldMatch.Is("many"))) },
            {
                "routing[0].when.account.employees.starts_with",
                Routed(When("account.employees", new FieldMatch(MatchOperator.StartsWith, ["1"], [])))
            },
            { "routing[0].when.contact.email.domain", Routed(When("contact.email", new FieldMatch(MatchOperator.Domain, ["@"], []))) },
            {
                "routing[0].except.account.region",
                Value with
                {
                    Routing = [Value.Routing[0] with { Except = When("account.region", FieldMatch.Is("x")) }, Value.Routing[1]],
                }
            },
            { "routing[0].name", Value with { Routing = [Value.Routing[0] with { Name = new string('x', 76) }, Value.Routing[1]] } },
            { "routing[1].name", Value with { Routing = [Value.Routing[0], Value.Routing[1] with { Name = "emea" }] } },
            { "links.account", Linked("crm.test/{account.id}") },
            { "links.account", Linked("ftp://crm.test/{account.id}") },
            { "links.account", Linked("javascript:alert({account.id})") },
            { "links.account", Linked("https://{account.domain}/") },
            { "links.account", Linked("https://crm.test{account.id}") },
            { "links.account", Linked("https://me:secret@crm.test/{account.id}") },
            { "links.account", Linked("https://crm.test/a|b>") },
            { "links.account", Linked("https://crm.test/{account.key}") },
            { "links.account", Linked("https://crm.test/{score.value}") },
            { "links.account", Linked("https://crm.test/{account.id") },
            { "links.contact", Value with { Links = new RecordLinks(Contact: "https://crm.test/" + new string('x', 500)) } },
            { "escalation[0].to", Value with { Escalation = [new EscalationStep(Duration.Zero, "boss")] } },
            { "proof.reviewed", Value with { Proof = new ProofPolicy(0, 0.1m) } },
            { "proof.false_positive_upper_bound", Value with { Proof = new ProofPolicy(35, 1m) } },
            { "flag_reasons", Value with { FlagReasons = [] } },
            { "flag_reasons[0]", Value with { FlagReasons = [new string('x', 76)] } },
            { "flag_reasons[1]", Value with { FlagReasons = ["Bad data", "bad data"] } },
            { "review.timezone", Value with { Review = Value.Review with { Zone = "CET+1" }, Audit = null } },
            { "retention.personal_data", Value with { PersonalDataRetention = Duration.Zero } },
        };

    private static Dictionary<string, FieldMatch> Nothing { get; } = [];

    [Fact]
    public void A_sound_agreement_has_no_fault() => Assert.Empty(AgreementKeys.Faults(Value));

    [Theory]
    [InlineData("https://crm.test")]
    [InlineData("https://crm.test/{account.id}")]
    [InlineData("http://crm.test:8080/a/{account.id}?c={contact.email}#x")]
    public void A_link_has_a_host_of_its_own_and_may_hold_fields(string link) => Assert.Empty(AgreementKeys.Faults(Linked(link)));

    [Theory]
    [InlineData("contact.email", "*.edu", "Write domain: edu, or ends_with: .edu.")]
    [InlineData("contact.email", "%edu", "Write domain: edu, or ends_with: .edu.")]
    [InlineData("contact.email", "*@ourco.test", "Write domain: ourco.test, or ends_with: @ourco.test.")]
    [InlineData("contact.title", "*student", "Write ends_with: student.")]
    [InlineData("contact.title", "edu*", "Write starts_with: edu.")]
    [InlineData("contact.title", "%edu%", "Write matches: edu, which finds whole words anywhere.")]
    [InlineData("contact.title", "head*ops", "Write what it begins with, e.g. starts_with: head, or how it ends.")]
    [InlineData("contact.title", "**", "Leave the condition out to take any value.")]
    public void A_wildcard_is_a_fault_that_says_what_to_write(string field, string word, string remedy)
    {
        foreach (var how in new[] { MatchOperator.Matches, MatchOperator.Is, MatchOperator.StartsWith, MatchOperator.EndsWith })
        {
            var fault = Assert.Single(AgreementKeys.Faults(Disqualifying(field, new FieldMatch(how, [word], []))));
            Assert.Contains("wildcard", fault.Message, StringComparison.Ordinal);
            Assert.Equal(remedy, fault.Remedy);
        }

        Assert.Equal(
            "disqualify[0].except",
            Assert.Single(AgreementKeys.Faults(Disqualifying(field, new FieldMatch(MatchOperator.Matches, ["x"], [word])))).Path
        );
        Assert.Equal($"routing[0].when.{field}", Assert.Single(AgreementKeys.Faults(Routed(When(field, FieldMatch.Is(word))))).Path);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("50 %")]
    [InlineData("%100")]
    [InlineData("C++ & co.")]
    public void A_share_is_no_wildcard(string word) =>
        Assert.Empty(AgreementKeys.Faults(Disqualifying("answers.Budget", FieldMatch.Matches(word))));

    [Theory]
    [InlineData("PST", "Did you mean America/Los_Angeles?")]
    [InlineData("cest", "Did you mean Europe/Berlin?")]
    [InlineData("IST", "Did you mean Asia/Kolkata?")]
    public void An_abbreviation_that_is_no_zone_is_guessed_as_a_place(string zone, string remedy) =>
        Assert.Equal(remedy, Assert.Single(AgreementKeys.Faults(Value with { Coverage = Zone(zone) })).Remedy);

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void One_thing_wrong_is_one_fault_in_its_place(string path, HandoffAgreement agreement)
    {
        var fault = Assert.Single(AgreementKeys.Faults(agreement));

        Assert.Equal(path, fault.Path);
        Assert.NotEmpty(fault.Message);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void A_mistyped_zone_is_guessed() =>
        Assert.Equal(
            "Did you mean Europe/Berlin?",
            Assert.Single(AgreementKeys.Faults(Value with { Coverage = Zone("Europe/Belrin") })).Remedy
        );

    private static HandoffAgreement Disqualifying(string field, FieldMatch match) =>
        Value with
        {
            Disqualify = [new Disqualifier(field, match, "X")],
        };

    private static HandoffAgreement CrmUpdate(string field, Duration? within = null)
    {
        var sla = Value.Bands[0].Sla! with { CrmUpdate = new CrmUpdateTarget(within ?? Duration.FromDays(1), field) };
        return Value with { Bands = [Value.Bands[0] with { Sla = sla }, Value.Bands[1]] };
    }

    private static HandoffAgreement Routed(Dictionary<string, FieldMatch> when) =>
        Value with
        {
            Routing = [Value.Routing[0] with { When = when }, Value.Routing[1]],
        };

    private static HandoffAgreement Linked(string link) => Value with { Links = new RecordLinks(link) };

    private static HandoffAgreement Opening(Func<Coverage, Coverage> change) =>
        Value with
        {
            Coverage = new Dictionary<string, Coverage>(StringComparer.Ordinal) { ["emea"] = change(Value.Coverage["emea"]) },
        };

    private static Dictionary<string, Coverage> Zone(string zone) =>
        new(StringComparer.Ordinal) { ["emea"] = Value.Coverage["emea"] with { Zone = zone } };
}
