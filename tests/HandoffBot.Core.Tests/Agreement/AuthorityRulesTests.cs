using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Notes;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AuthorityRulesTests
{
    private static readonly Pilot Emea = new([Condition("account.territory == EMEA")], null);

    [Theory]
    [InlineData(Behaviour.Queue, AuthorityLevel.UseNow, null)]
    [InlineData(Behaviour.ManagerReview, AuthorityLevel.UseNow, null)]
    [InlineData(Behaviour.ManagerReview, AuthorityLevel.Pilot, null)]
    [InlineData(Behaviour.Alerts, AuthorityLevel.Pilot, null)]
    [InlineData(Behaviour.Routing, AuthorityLevel.ProofNeeded, null)]
    [InlineData(Behaviour.Routing, AuthorityLevel.Pilot, null)]
    [InlineData(Behaviour.Routing, AuthorityLevel.UseNow, "stable owner rules")]
    [InlineData(Behaviour.Sla, AuthorityLevel.NotYet, null)]
    [InlineData(Behaviour.Sla, AuthorityLevel.Pilot, "a review of false positives")]
    [InlineData(Behaviour.Sla, AuthorityLevel.UseNow, "a review of false positives")]
    [InlineData(Behaviour.Reporting, AuthorityLevel.Pilot, "Finance or RevOps")]
    [InlineData(Behaviour.Reporting, AuthorityLevel.UseNow, "Finance or RevOps")]
    public void What_needs_a_proof_is_not_switched_on_before_it_has_been_shown(Behaviour behaviour, AuthorityLevel level, string? needs)
    {
        var agreement = With(behaviour, level, level is AuthorityLevel.Pilot ? Emea : null);
        var shown = agreement with
        {
            Proof = agreement.Proof with { Shown = [new ShownProof(behaviour, "what was shown", "U0OPS", new LocalDate(2026, 11, 2))] },
        };

        if (needs is null)
        {
            Assert.Empty(AgreementKeys.Faults(agreement));
        }
        else
        {
            var fault = Assert.Single(AgreementKeys.Faults(agreement));
            Assert.StartsWith("authority.", fault.Path, StringComparison.Ordinal);
            Assert.Contains(needs, fault.Message, StringComparison.Ordinal);
            Assert.Contains("proof.shown", fault.Remedy, StringComparison.Ordinal);
            Assert.Empty(AgreementKeys.Faults(shown));
        }
    }

    [Fact]
    public void A_pilot_names_its_leads_and_leads_of_what_is_no_pilot_are_worth_a_second_look()
    {
        Says("nothing says for which leads", With(Behaviour.Routing, AuthorityLevel.Pilot, null));
        var leftOver = With(Behaviour.Routing, AuthorityLevel.NotYet, Emea);
        Assert.Empty(AgreementKeys.Faults(leftOver));
        Assert.Contains(
            AgreementNotes.For(leftOver),
            note => note.Path == "pilots.routing" && note.Message.Contains("no effect", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            AgreementNotes.For(With(Behaviour.Routing, AuthorityLevel.Pilot, Emea)),
            note => note.Path == "pilots.routing"
        );
        Says("takes every lead", With(Behaviour.Routing, AuthorityLevel.Pilot, new Pilot([], null)));
        Says("no behaviour \"rooting\"", Value with { Pilots = new Dictionary<string, Pilot> { ["rooting"] = Emea } });
        Assert.Empty(AgreementKeys.Faults(With(Behaviour.Routing, AuthorityLevel.Pilot, new Pilot([], 0.25m))));
    }

    [Fact]
    public void A_queue_cannot_be_piloted() =>
        Says("cannot be piloted", With(Behaviour.Queue, AuthorityLevel.Pilot, null));

    [Fact]
    public void A_proof_is_shown_once()
    {
        var proof = new ShownProof(Behaviour.Sla, "what was shown", "U0OPS", new LocalDate(2026, 11, 2));

        Assert.NotEmpty(AgreementKeys.Faults(Value with { Proof = Value.Proof with { Shown = [proof, proof] } }));
    }

    [Fact]
    public void A_bound_is_written_from_the_side_of_its_measure_and_once()
    {
        Bounds("proof.bounds[0].at_least", new ProofBound(Behaviour.Routing, ProofMeasure.NotMine, null, 0.10m));
        Bounds("proof.bounds[0].at_most", new ProofBound(Behaviour.Routing, ProofMeasure.Acceptance, 0.10m));
        Bounds("proof.bounds[0]", new ProofBound(Behaviour.Routing, ProofMeasure.NotMine, 0.10m, 0.10m));
        Bounds("proof.bounds[0]", new ProofBound(Behaviour.Routing, ProofMeasure.NotMine, null));
        var sound = new ProofBound(Behaviour.Routing, ProofMeasure.NotMine, 0.10m);
        Bounds("proof.bounds[1]", sound, sound with { AtMost = 0.20m });
        Assert.Empty(
            AgreementKeys.Faults(
                Value with { Proof = Value.Proof with { Bounds = [sound, new(Behaviour.Sla, ProofMeasure.Acceptance, null, 0.3m, 9)] } }
            )
        );
    }

    private static void Bounds(string path, params ProofBound[] bounds) =>
        Assert.Equal(path, Assert.Single(AgreementKeys.Faults(Value with { Proof = Value.Proof with { Bounds = bounds } })).Path);

    private static void Says(string fault, HandoffAgreement agreement) =>
        Assert.Contains(fault, Assert.Single(AgreementKeys.Faults(agreement)).Message, StringComparison.Ordinal);

    private static HandoffAgreement With(Behaviour behaviour, AuthorityLevel level, Pilot? pilot) =>
        Value with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(Value.Authority) { [behaviour] = level },
            Pilots = (pilot is null ? [] : new[] { pilot }).ToDictionary(_ => AgreementText.KeyOf(behaviour)),
        };
}
