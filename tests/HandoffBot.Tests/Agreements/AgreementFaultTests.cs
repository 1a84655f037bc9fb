using HandoffBot.Agreements;

namespace HandoffBot.Tests.Agreements;

/// <summary>What is wrong with a file, and where.</summary>
public sealed class AgreementFaultTests
{
    [Fact]
    public void Every_fault_of_a_file_is_named_at_once_in_its_order()
    {
        var text = DocumentedAgreement
            .Text.Replace("version: 1", "version: one", StringComparison.Ordinal)
            .Replace("  model: U0MODEL\n", "", StringComparison.Ordinal)
            .Replace("from: 70", "from: 90", StringComparison.Ordinal)
            .Replace("fresh: 2h", "fresh: 2 hours", StringComparison.Ordinal)
            .Replace("Europe/Berlin, hours", "Europe/Belrin, hours", StringComparison.Ordinal)
            .Replace("retention:", "retentoin:", StringComparison.Ordinal);

        var reading = AgreementYaml.Read(text);

        Assert.Null(reading.Agreement);
        Assert.Equal(
            ["version", "retention", "owners.model", "bands[1].from", "freshness.fresh", "coverage.emea.timezone", "retentoin"],
            reading.Faults.Select(f => f.Path)
        );
        Assert.Equal(reading.Faults.Select(f => f.Line).Order(), reading.Faults.Select(f => f.Line));
        Assert.All(reading.Faults, f => Assert.NotEmpty(f.Remedy));
    }

    [Theory]
    [InlineData("expires_after: 4h", "expires_after: 4 hours", "bands[0].expires_after", 22)]
    [InlineData("expires_after: 4h", "expires_after: 0h", "bands[0].expires_after", 22)]
    [InlineData("from: 85", "from: high", "bands[0].from", 22)]
    [InlineData("from: 70", "from: low", "bands[1].from", 23)]
    [InlineData("first_touch: 30m", "first_touch: soon", "bands[0].sla.first_touch", 22)]
    [InlineData("expires_after: 4h", "expires_afer: 4h", "bands[0].expires_after", 22)]
    [InlineData("\"high_signals >= 1\"", "\"hihg_signals >= 1\"", "paths[1].all[1]", 27)]
    [InlineData("matches: student,", "all: [\"account.employees < 5\"],", "disqualify[0].field", 19)]
    [InlineData("field: contact.title, matches", "all: [\"account.employees < 5\"], matches", "disqualify[0].matches", 19)]
    [InlineData("field: contact.title, matches: student", "all: [\"account.employes < 5\"]", "disqualify[0].all[0]", 19)]
    [InlineData("field: contact.title, matches: student", "all: []", "disqualify[0].all", 19)]
    [InlineData("when: { account.territory: EMEA }", "all: [\"account.employes < 5\"]", "routing[0].all[0]", 35)]
    [InlineData("lead: { score: 92, ", "lead: { ", "examples[0].lead", 54)]
    [InlineData("lead: { score: 92,", "lead: { score: high,", "examples[0].lead.score", 54)]
    [InlineData("contact.title: PhD student", "contact.titel: PhD student", "examples[0].lead.contact.titel", 54)]
    [InlineData("contact.title: PhD student", "signals: 3", "examples[0].lead.signals", 54)]
    [InlineData("contact.title: PhD student", "high_signals: some", "examples[0].lead.high_signals", 54)]
    [InlineData("contact.title: PhD student", "high_signals: 2, meaningful_signals: 1", "examples[0].lead.meaningful_signals", 54)]
    [InlineData("contact.title: PhD student", "next_action: dance", "examples[0].lead.next_action", 54)]
    [InlineData("expect: suppressed", "without: contact.title, expect: suppressed", "examples[0].without[0]", 54)]
    [InlineData("expect: suppressed", "without: score, expect: suppressed", "examples[0].without[0]", 54)]
    [InlineData("expect: suppressed", "without: score.name, expect: suppressed", "examples[0].without[0]", 54)]
    [InlineData("expect: suppressed", "without: [account.id, account.domain], expect: suppressed", "examples[0].without", 54)]
    [InlineData("expect: suppressed", "expect: silence", "examples[0].expect", 54)]
    [InlineData("expect: suppressed", "expect: suppressed, route: all other leads", "examples[0].route", 54)]
    [InlineData("expect: suppressed", "expect: alerted, route: EMAE", "examples[0].route", 54)]
    [InlineData("field: contact.title", "field: contact.titel", "disqualify[0].field", 19)]
    [InlineData("matches: student", "matches: \"*student\"", "disqualify[0].matches", 19)]
    [InlineData("matches: student", "domain: ourco.test", "disqualify[0].domain", 19)]
    [InlineData("matches: student", "matches: student, is: intern", "disqualify[0].is", 19)]
    [InlineData("matches: student", "matches: student, except: [\"!\"]", "disqualify[0].except", 19)]
    [InlineData("matches: student, ", "", "disqualify[0].matches", 19)]
    [InlineData(
        "when: { account.territory: EMEA }",
        "when: { account.territory: { starts_with: EM* } }",
        "routing[0].when.account.territory.starts_with",
        35
    )]
    [InlineData("when: { account.territory: EMEA }", "when: { account.territory: [EMEA, {}] }", "routing[0].when.account.territory[1]", 35)]
    [InlineData("when: { account.territory: EMEA }", "when: { account.territory: {} }", "routing[0].when.account.territory.matches", 35)]
    [InlineData("when: { account.territory: EMEA }", "when: { account.territory: }", "routing[0].when.account.territory", 35)]
    [InlineData("when: { account.territory: EMEA }", "except: { account.teritory: EMEA }", "routing[0].except.account.teritory", 35)]
    [InlineData("when: { account.territory: EMEA }", "name: \"\"", "routing[0].name", 35)]
    [InlineData(
        "- { to: [U0REP3] }",
        "- { name: Account.territory EMEA, to: [U0REP3] }\n  - { name: account.territory emea, when: { account.country: DE }, "
            + "to: [U0REP3] }",
        "routing[2].name",
        37
    )]
    [InlineData("\"high_signals >= 1\"", "\"high_signals => 1\"", "paths[1].all[1]", 27)]
    [InlineData("retention:", "flags: { quiet_until_expiry: maybe }\nretention:", "flags.quiet_until_expiry", 51)]
    [InlineData("retention:", "band_rise: { broadcast: yes }\nretention:", "band_rise.broadcast", 51)]
    [InlineData("retention:", "links: { account: \"crm.test/{account.id}\" }\nretention:", "links.account", 51)]
    [InlineData("coverage: emea }", "coverage: apac }", "routing[0].coverage", 35)]
    [InlineData("account.territory: EMEA", "account.teritory: EMEA", "routing[0].when.account.teritory", 35)]
    [InlineData("2026-12-25", "25.12.2026", "coverage.emea.holidays[0]", 32)]
    [InlineData("Mon-Fri 09:00-18:00", "Mon-Fri 18:00-09:00", "coverage.emea.hours", 32)]
    [InlineData("to: reassign", "to: nobody", "escalation[1].to", 37)]
    [InlineData("queue: use_now", "queue: yes", "authority.queue", 40)]
    [InlineData("reviewed: 35", "reviewed: 0", "proof.reviewed", 46)]
    [InlineData("\"1st Mon 09:30\"", "\"Mon 09:30\"", "audit.at", 50)]
    [InlineData("alerts: C0ALERTS", "alerts: \"#alerts\"", "channels.alerts", 15)]
    [InlineData("crm_fields: U0CRM", "crm_fields: Chris", "owners.crm_fields", 9)]
    [InlineData("crm_fields: U0CRM", "crm_fields:", "owners.crm_fields", 9)]
    [InlineData("crm_fields: U0CRM", "crm_fields: [U0CRM]", "owners.crm_fields", 9)]
    public void A_fault_names_its_line_and_path(string passage, string instead, string path, int line)
    {
        var reading = AgreementYaml.Read(DocumentedAgreement.With(passage, instead));

        Assert.Contains(reading.Faults, f => f.Path == path && f.Line == line);
        Assert.Equal(
            passage.Contains("expires_after", StringComparison.Ordinal) && instead.Contains("afer", StringComparison.Ordinal) ? 2 : 1,
            reading.Faults.Count
        );
    }

    [Fact]
    public void An_unknown_key_is_a_fault_that_guesses_what_was_meant()
    {
        var fault = Assert.Single(AgreementYaml.Read(DocumentedAgreement.With("escalation: [", "escalations: [")).Faults);

        Assert.Equal("escalations", fault.Path);
        Assert.StartsWith("Did you mean escalation?", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matches: student", "mathces: student", "disqualify[0].mathces", "Did you mean matches?")]
    [InlineData("matches: student", "contains: student", "disqualify[0].contains", "Did you mean matches?")]
    [InlineData("matches: student", "startswith: student", "disqualify[0].startswith", "Did you mean starts_with?")]
    [InlineData("matches: student", "matches: student, exept: x", "disqualify[0].exept", "Did you mean except?")]
    [InlineData(
        "account.territory: EMEA }",
        "account.territory: { ends: A, is: EMEA } }",
        "routing[0].when.account.territory.ends",
        "Did you mean ends_with?"
    )]
    [InlineData(
        "account.territory: EMEA }",
        "account.territory: EMEA }, unless: { account.segment: smb }",
        "routing[0].unless",
        "Did you mean except?"
    )]
    public void An_operator_misspelt_or_of_another_tool_is_guessed(string passage, string instead, string path, string remedy) =>
        Assert.StartsWith(
            remedy,
            AgreementYaml.Read(DocumentedAgreement.With(passage, instead)).Faults.Single(f => f.Path == path).Remedy,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("matches: student", "matches: student, except: student", "disqualify[0].except", 19)]
    [InlineData("field: contact.title, matches: student", "field: contact.email, matches: edu", "disqualify[0].matches", 19)]
    [InlineData("\"score >= 70\", \"meaningful_signals >= 2\"", "\"score >= 70\", \"score < 60\"", "paths[0]", 26)]
    [InlineData("\"score >= 70\", \"meaningful_signals >= 2\"", "\"score <= 50\"", "paths[0]", 26)]
    [InlineData("timezone: Europe/Berlin, hours", "timezone: EST, hours", "coverage.emea.timezone", 32)]
    [InlineData("- { to: [U0REP3] }", "- { when: { account.territory: [EMEA] }, to: [U0REP3] }\n  - { to: [U0REP3] }", "routing[1]", 36)]
    public void What_is_allowed_and_odd_is_noted_with_its_line(string passage, string instead, string path, int line)
    {
        var reading = AgreementYaml.Read(DocumentedAgreement.With(passage, instead));

        Assert.Empty(reading.Faults);
        Assert.Equal(
            (path, line),
            Assert.Single(
                reading.Notes.Where(n => !n.Message.Contains("no effect yet", StringComparison.Ordinal)).Select(n => (n.Path, n.Line))
            )
        );
    }

    [Fact]
    public void A_key_written_twice_is_a_fault_that_names_the_first_line()
    {
        var fault = Assert.Single(
            AgreementYaml.Read(DocumentedAgreement.With("score: trial-pql", "score: trial-pql\nscore: other")).Faults
        );

        Assert.Equal((3, "score"), (fault.Line, fault.Path));
        Assert.Contains("the first is on line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_group_is_one_fault_and_not_one_for_each_of_its_keys()
    {
        var fault = Assert.Single(AgreementYaml.Read(DocumentedAgreement.With("freshness: { fresh: 2h, stale: 3d }", "")).Faults);

        Assert.Equal("freshness", fault.Path);
    }
}
