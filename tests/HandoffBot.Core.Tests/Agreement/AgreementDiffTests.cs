using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AgreementDiffTests
{
    /// <summary>A change and the sentence people read of it.</summary>
    private static readonly CrmUpdateTarget CrmUpdate = new(Duration.FromDays(1), "account.deal_size", Duration.FromHours(4));

    public static TheoryData<string, HandoffAgreement> Changes =>
        new()
        {
            { "The owner of the model is now U1, was U0MODEL.", Value with { Owners = Value.Owners with { Model = "U1" } } },
            {
                "The decision is now Call sooner, was Prioritise follow-up for trials scoring 70 or more.",
                Value with
                {
                    Decision = "Call sooner.",
                }
            },
            {
                "The leads it applies to is now account.segment == smb, was every lead of the score.",
                Value with
                {
                    AppliesTo = [Condition("account.segment == smb")],
                }
            },
            { "The channel for the review is now C1, was C0REVIEW.", Value with { Channels = Value.Channels with { Review = "C1" } } },
            {
                "The holdout is now \"winter\", 20 % of the accounts until 2027-03-31, measured by opportunity within 90d, to tell 15 % "
                    + "with alerts from 10 % without, was none.",
                Value with
                {
                    Holdout = Holdout.Usual with { Name = "winter", Share = 0.2m, Until = new(2027, 3, 31) },
                }
            },
            { "The required field signals is new.", Value with { Required = [.. Value.Required, "signals"] } },
            { "The required field contact.email is gone.", Value with { Required = ["account.name"] } },
            {
                "The disqualifier \"Student\" is now contact.title matches student, intern, was contact.title matches student.",
                Value with
                {
                    Disqualify = [new Disqualifier("contact.title", FieldMatch.Matches("student", "intern"), "Student")],
                }
            },
            { "Band \"hot\": lowest score is now 90, was 85.", Value with { Bands = [Value.Bands[0] with { From = 90 }, Value.Bands[1]] } },
            {
                "Band \"hot\": reminder is now none, was 10m before.",
                Value with
                {
                    Bands = [Value.Bands[0] with { Sla = new SlaTarget(Duration.FromMinutes(30)) }, Value.Bands[1]],
                }
            },
            {
                "Band \"hot\": CRM update is now within 1d, told by account.deal_size, the managers told 4h after that, was not asked for.",
                Value with
                {
                    Bands = [Value.Bands[0] with { Sla = Value.Bands[0].Sla! with { CrmUpdate = CrmUpdate } }, Value.Bands[1]],
                }
            },
            {
                "Band \"warm\" is gone: lowest score 70; alerts expire after 1d; first touch within no limit; reminder none; "
                    + "first-touch clock kept over a claim; CRM update not asked for; expected share of meetings none.",
                Value with
                {
                    Bands = [Value.Bands[0]],
                }
            },
            {
                "Path \"engaged fit\" is now score >= 70, was score >= 70 and meaningful_signals >= 2.",
                Value with
                {
                    Paths = [new AlertPath("engaged fit", [Condition("score >= 70")])],
                }
            },
            { "Urgency \"Decides soon\" is gone: answers.Timeline == Soon.", Value with { Urgency = [] } },
            {
                "The checklist line \"Pain\" is new: answers.Pain.",
                Value with
                {
                    Checklist = [.. Value.Checklist, new ChecklistItem("Pain", "answers.Pain")],
                }
            },
            { "The opening line for * is now \"Hello\", was \"Hi {contact}\".", Value with { Openers = [new Opener("*", "Hello")] } },
            {
                "Freshness: stale from is now 2d, was 3d.",
                Value with
                {
                    Freshness = Value.Freshness with { Stale = Duration.FromDays(2) },
                }
            },
            {
                "Coverage \"emea\": holidays is now none, was 2026-12-25.",
                Value with
                {
                    Coverage = new Dictionary<string, Coverage> { ["emea"] = Value.Coverage["emea"] with { Holidays = [] } },
                }
            },
            {
                "The disqualifier \"Student\" is now contact.title starts with student, except student success, was contact.title "
                    + "matches student.",
                Value with
                {
                    Disqualify =
                    [
                        new Disqualifier(
                            "contact.title",
                            new FieldMatch(MatchOperator.StartsWith, ["student"], ["student success"]),
                            "Student"
                        ),
                    ],
                }
            },
            {
                "The route \"EMEA\": takes is now account.territory EMEA, DACH, was account.territory EMEA.",
                Value with
                {
                    Routing = [Value.Routing[0] with { When = When("account.territory", FieldMatch.Is("EMEA", "DACH")) }, Value.Routing[1]],
                }
            },
            {
                "The route \"EMEA\": takes is now account.territory EMEA except account.segment enterprise, was account.territory EMEA.",
                Value with
                {
                    Routing = [Value.Routing[0] with { Except = When("account.segment", FieldMatch.Is("enterprise")) }, Value.Routing[1]],
                }
            },
            {
                "A flagged account is now brought up to date as any other, was quiet until its alert would have expired.",
                Value with
                {
                    QuietAfterFlag = false,
                }
            },
            {
                "The reply about a risen band is now shown in the channel too, was in the card's thread alone.",
                Value with
                {
                    BroadcastBandRise = true,
                }
            },
            {
                "The link to an account is now https://crm.test/{account.id}, was none.",
                Value with
                {
                    Links = new RecordLinks("https://crm.test/{account.id}"),
                }
            },
            {
                "The route \"EMEA\": to is now U0REP1, was U0REP1, U0REP2.",
                Value with
                {
                    Routing = [Value.Routing[0] with { To = ["U0REP1"] }, Value.Routing[1]],
                }
            },
            { "The order of the routes is now all other leads; then EMEA.", Value with { Routing = [Value.Routing[1], Value.Routing[0]] } },
            {
                "Escalation step 1 is now managers 15m after the breach, was managers at the breach.",
                Value with
                {
                    Escalation = [new EscalationStep(Duration.FromMinutes(15), "managers")],
                }
            },
            {
                "Authority over manager review is now use now, was not yet.",
                Value with
                {
                    Authority = new Dictionary<Behaviour, AuthorityLevel>
                    {
                        [Behaviour.Alerts] = AuthorityLevel.UseNow,
                        [Behaviour.ManagerReview] = AuthorityLevel.UseNow,
                    },
                }
            },
            {
                "The bound of routing: leads given back as not theirs is new: at most 12.5 %, of 20 or more.",
                Value with
                {
                    Proof = Value.Proof with { Bounds = [new ProofBound(Behaviour.Routing, ProofMeasure.NotMine, 0.125m, Least: 20)] },
                }
            },
            { "Proof: reviewed alerts is now 40, was 35.", Value with { Proof = Value.Proof with { Reviewed = 40 } } },
            {
                "The weekly review is now Tue 09:00 Europe/Berlin, was Mon 09:00 Europe/Berlin.",
                Value with
                {
                    Review = Value.Review with { Day = IsoDayOfWeek.Tuesday },
                }
            },
            { "The monthly audit is now none, was first Mon 09:30 Europe/Berlin.", Value with { Audit = null } },
            { "Personal data: kept for is now 90d, was 180d.", Value with { PersonalDataRetention = Duration.FromDays(90) } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_told_in_one_sentence(string sentence, HandoffAgreement next) =>
        Assert.Equal(sentence, Assert.Single(AgreementDiff.Between(Value, next)));

    [Fact]
    public void The_version_alone_is_no_difference() => Assert.Empty(AgreementDiff.Between(Value, Value with { Version = 2 }));

    [Fact]
    public void Several_changes_are_told_in_the_order_of_the_file()
    {
        var next = Value with
        {
            Score = "other",
            FlagReasons = ["Not a fit", "Stale signal"],
            Bands = [Value.Bands[0] with { From = 90 }, Value.Bands[1]],
        };

        Assert.Equal(
            [
                "The score is now other, was trial-pql.",
                "Band \"hot\": lowest score is now 90, was 85.",
                "The flag reason \"Stale signal\" is new.",
                "The flag reason \"Bad data\" is gone.",
            ],
            AgreementDiff.Between(Value, next)
        );
    }
}
