using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Testing.Files;
using NodaTime;

namespace HandoffBot.Tests.Agreements;

public sealed class AgreementYamlTests
{
    [Fact]
    public void The_published_example_is_read_as_written()
    {
        var reading = AgreementYaml.Read(DocumentedAgreement.Text);

        Assert.Empty(reading.Faults);
        Assert.All(reading.Notes, note =>
            Assert.StartsWith("It is recorded and has no effect yet.", note.Message, StringComparison.Ordinal)
        );
        var a = reading.Agreement!;
        Assert.Equal(1, a.Version);
        Assert.Equal("trial-pql", a.Score);
        Assert.Equal(new Owners("dana@ourco.test", "U0CRM", "U0MODEL", "U0OPS", "U0EXC", "U0REV"), a.Owners);
        Assert.Equal(new Channels("C0ALERTS", "C0REVIEW", "C0MGRS"), a.Channels);
        Assert.Equal(["account.name", "contact.email", "signals", "next_action"], a.Required);
        Assert.Equal(
            (MatchOperator.Matches, "student"),
            (Assert.Single(a.Disqualify).Match.Operator, Assert.Single(a.Disqualify[0].Match.Words))
        );
        Assert.Equal(
            new Band("hot", 85, Duration.FromHours(4), new SlaTarget(Duration.FromMinutes(30), Duration.FromMinutes(10))),
            a.Bands[0]
        );
        Assert.Equal(new Band("warm", 70, Duration.FromHours(24), new SlaTarget(Duration.FromHours(4))), a.Bands[1]);
        Assert.Equal(new Predicate("meaningful_signals >= 2", "meaningful_signals", Comparison.AtLeast, "2"), a.Paths[0].All[1]);
        Assert.Equal(new FreshnessPolicy(Duration.FromHours(2), Duration.FromDays(3)), a.Freshness);
        Assert.Equal([new LocalDate(2026, 12, 25)], a.Coverage["emea"].Holidays);
        Assert.Equal(
            (new LocalTime(9, 0), new LocalTime(18, 0), 5),
            (a.Coverage["emea"].From, a.Coverage["emea"].To, a.Coverage["emea"].Days.Count)
        );
        Assert.Equal(
            (MatchOperator.Is, "EMEA"),
            (a.Routing[0].When["account.territory"].Operator, Assert.Single(a.Routing[0].When["account.territory"].Words))
        );
        Assert.Equal(["account.territory EMEA", "all other leads"], a.Routing.Select(r => r.Name));
        Assert.Equal((true, false, new RecordLinks()), (a.QuietAfterFlag, a.BroadcastBandRise, a.Links));
        Assert.Equal(("C0EMEA", "emea"), (a.Routing[0].Channel, a.Routing[0].Coverage));
        Assert.Empty(a.Routing[1].When);
        Assert.Equal(
            [new EscalationStep(Duration.Zero, "managers"), new EscalationStep(Duration.FromMinutes(15), "reassign")],
            a.Escalation
        );
        Assert.Equal(AuthorityLevel.UseNow, a.Authority[Behaviour.ManagerReview]);
        Assert.Equal(AuthorityLevel.NotYet, a.Authority[Behaviour.Sla]);
        Assert.Equal(new ProofPolicy(35, 0.10m), a.Proof);
        Assert.Equal(8, a.FlagReasons.Count);
        Assert.Equal(new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 0), "Europe/Berlin"), a.Review);
        Assert.Equal(new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 30), "Europe/Berlin", FirstOfMonth: true), a.Audit);
        Assert.Equal(Duration.FromDays(180), a.PersonalDataRetention);
    }

    [Fact]
    public void The_shipped_sample_is_sound()
    {
        var reading = AgreementYaml.ReadFile(Repository.File("docs/examples/agreement.yaml"));

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                "bands[0].sla",
                "coverage",
                "routing[0].coverage",
                "escalation",
                "authority.manager_review",
                "authority.routing",
                "authority.sla",
                "authority.reporting",
                "audit",
            ],
            reading.Notes.Select(note => note.Path)
        );
        Assert.Equal(reading.Notes.Select(note => note.Line).Order(), reading.Notes.Select(note => note.Line));
        Assert.Equal("Decides this quarter", Assert.Single(reading.Agreement!.Urgency).Label);
    }

    [Fact]
    public void Every_agreement_we_ship_is_sound()
    {
        foreach (var file in Directory.GetFiles(Repository.File("docs/examples"), "*.yaml"))
        {
            Assert.Empty(AgreementYaml.ReadFile(file).Faults);
        }
    }

    [Fact]
    public void The_words_for_conditions_are_all_documented()
    {
        var page = File.ReadAllText(Repository.File("docs/agreement.md"));

        Assert.All(Core.Leads.LeadFields.Known.Concat(Core.Leads.PredicateMeasures.Known), word =>
            Assert.Contains($"`{word}`", page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_silent_agreement_takes_the_usual_checklist_and_openers()
    {
        var agreement = AgreementYaml.Read(DocumentedAgreement.Text).Agreement!;

        Assert.Equal(AgreementDefaults.Checklist, agreement.Checklist);
        Assert.Equal("*", agreement.Openers[^1].Channel);
    }

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
        "- { name: Account.territory EMEA, to: [U0REP3] }\n  - { name: account.territory emea, when: { account.country: DE }, to: [U0REP3] }",
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

    [Fact]
    public void Every_operator_list_and_exception_is_read()
    {
        var routing = AgreementYaml
            .Read(
                DocumentedAgreement.With(
                    "- { to: [U0REP3] }",
                    "- { name: Partners, when: { contact.email: { domain: [a.test, b.test], except: c.a.test }, account.deal_size: 24000 }, except: { account.segment: [smb, 1] }, to: [U0REP3] }\n  - { to: [U0REP3] }"
                )
            )
            .Agreement!.Routing[1];

        Assert.Equal(("Partners", MatchOperator.Domain), (routing.Name, routing.When["contact.email"].Operator));
        Assert.Equal(["a.test", "b.test"], routing.When["contact.email"].Words);
        Assert.Equal(["c.a.test"], routing.When["contact.email"].Except);
        Assert.Equal(["24000"], routing.When["account.deal_size"].Words);
        Assert.Equal(["smb", "1"], routing.Except["account.segment"].Words);
    }

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
    public void The_switches_and_links_are_read()
    {
        var a = AgreementYaml
            .Read(
                DocumentedAgreement.With(
                    "retention:",
                    "flags: { quiet_until_expiry: false }\nband_rise: { broadcast: true }\nlinks: { contact: \"https://crm.test/{contact.id}\" }\nretention:"
                )
            )
            .Agreement!;

        Assert.Equal(
            (false, true, new RecordLinks(Contact: "https://crm.test/{contact.id}")),
            (a.QuietAfterFlag, a.BroadcastBandRise, a.Links)
        );
    }

    [Fact]
    public void A_key_written_twice_is_a_fault_that_names_the_first_line()
    {
        var fault = Assert.Single(AgreementYaml.Read(DocumentedAgreement.With("score: trial-pql", "score: trial-pql\nscore: other")).Faults);

        Assert.Equal((3, "score"), (fault.Line, fault.Path));
        Assert.Contains("the first is on line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_group_is_one_fault_and_not_one_for_each_of_its_keys()
    {
        var fault = Assert.Single(AgreementYaml.Read(DocumentedAgreement.With("freshness: { fresh: 2h, stale: 3d }", "")).Faults);

        Assert.Equal("freshness", fault.Path);
    }

    [Fact]
    public void A_country_code_that_yaml_takes_for_no_stays_a_text()
    {
        var reading = AgreementYaml.Read(DocumentedAgreement.With("account.territory: EMEA", "account.country: NO"));

        Assert.Equal(["NO"], reading.Agreement!.Routing[0].When["account.country"].Words);
    }
}
