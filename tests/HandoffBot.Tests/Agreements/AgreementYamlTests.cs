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
            (a.Coverage["emea"].Hours[0].From, a.Coverage["emea"].Hours[0].To, a.Coverage["emea"].Hours[0].Days.Count)
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
        Assert.Empty(reading.Notes);
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
    public void Every_operator_list_and_exception_is_read()
    {
        var routing = AgreementYaml
            .Read(
                DocumentedAgreement.With(
                    "- { to: [U0REP3] }",
                    "- { name: Partners, when: { contact.email: { domain: [a.test, b.test], except: c.a.test }, account.deal_size: "
                        + "24000 }, except: { account.segment: [smb, 1] }, to: [U0REP3] }\n  - { to: [U0REP3] }"
                )
            )
            .Agreement!.Routing[1];

        Assert.Equal(("Partners", MatchOperator.Domain), (routing.Name, routing.When["contact.email"].Operator));
        Assert.Equal(["a.test", "b.test"], routing.When["contact.email"].Words);
        Assert.Equal(["c.a.test"], routing.When["contact.email"].Except);
        Assert.Equal(["24000"], routing.When["account.deal_size"].Words);
        Assert.Equal(["smb", "1"], routing.Except["account.segment"].Words);
    }

    [Fact]
    public void The_switches_and_links_are_read()
    {
        var a = AgreementYaml
            .Read(
                DocumentedAgreement.With(
                    "retention:",
                    "flags: { quiet_until_expiry: false }\nband_rise: { broadcast: true }\nlinks: { contact: "
                        + "\"https://crm.test/{contact.id}\" }\nretention:"
                )
            )
            .Agreement!;

        Assert.Equal(
            (false, true, new RecordLinks(Contact: "https://crm.test/{contact.id}")),
            (a.QuietAfterFlag, a.BroadcastBandRise, a.Links)
        );
    }

    [Fact]
    public void A_country_code_that_yaml_takes_for_no_stays_a_text()
    {
        var reading = AgreementYaml.Read(DocumentedAgreement.With("account.territory: EMEA", "account.country: NO"));

        Assert.Equal(["NO"], reading.Agreement!.Routing[0].When["account.country"].Words);
    }
}
