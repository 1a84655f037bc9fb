using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notes;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class AgreementNotesTests
{
    [Fact]
    public void A_sound_agreement_has_no_note_but_those_of_keys_without_effect() => Assert.Empty(Notes(Value));

    [Fact]
    public void What_is_allowed_and_odd_is_noted()
    {
        var odd = Value with
        {
            Routing = [Value.Routing[1], Value.Routing[0] with { Coverage = null }],
            Authority = new Dictionary<Behaviour, AuthorityLevel>(),
            Bands = [Value.Bands[0] with { Sla = new SlaTarget(Duration.FromHours(5)) }],
            Paths = [new AlertPath("engaged", [Condition("meaningful_signals >= 2")])],
        };

        Assert.Empty(AgreementKeys.Faults(odd));
        Assert.Equal(["bands[0].sla.first_touch", "coverage.emea", "routing[1]", "authority.alerts"], Notes(odd).Select(n => n.Path));
        Assert.Equal("routing", Assert.Single(Notes(Value with { Routing = [Value.Routing[0]] })).Path);
    }

    [Fact]
    public void Conditions_of_routes_and_disqualifiers_that_never_hold_are_noted()
    {
        Predicate[] never = [Condition("account.employees < 5"), Condition("account.employees > 9")];
        var odd = Value with
        {
            Disqualify = [new Disqualifier("", FieldMatch.Matches(), "Small") { All = never }],
            Routing = [Value.Routing[0] with { All = never }, Value.Routing[1]],
        };

        Assert.Empty(AgreementKeys.Faults(odd));
        Assert.Equal(["routing[0]", "disqualify[0]"], Notes(odd).Select(n => n.Path));
    }

    [Fact]
    public void A_route_with_conditions_catches_not_all()
    {
        var limited = Value.Routing[1] with { All = [Condition("account.employees > 9")] };

        Assert.Equal(["routing"], Notes(Value with { Routing = [limited, Value.Routing[0]] }).Select(n => n.Path));
        Assert.Equal(
            ["routing[1]"],
            Notes(Value with { Routing = [limited, limited with { Name = "again" }, Value.Routing[0], Value.Routing[1]] })
                .Select(n => n.Path)
        );
    }

    [Theory]
    [InlineData("\"score >= 70\" and \"score < 60\" cannot hold together", "score >= 70", "score < 60")]
    [InlineData("\"score > 70\" and \"score.value <= 70\" cannot hold together", "score > 70", "score.value <= 70")]
    [InlineData("\"score == 80\" and \"SCORE != 80.0\" cannot hold together", "score == 80", "SCORE != 80.0")]
    [InlineData("\"high_signals > 1\" and \"high_signals < 2\" cannot hold together", "high_signals > 1", "high_signals < 2")]
    [InlineData("\"high_signals >= 1\" and \"meaningful_signals < 1\" cannot hold together", "meaningful_signals < 1", "high_signals >= 1")]
    [InlineData(
        "\"meaningful_signals >= 2\" and \"supportive_signals >= 2\" and \"signals <= 3\" cannot hold",
        "signals <= 3",
        "meaningful_signals >= 2",
        "supportive_signals >= 2"
    )]
    [InlineData("\"stale_signals >= 2\" and \"signals == 1\" cannot hold together", "stale_signals >= 2", "signals == 1")]
    [InlineData("\"supportive_signals < 0\" never holds", "supportive_signals < 0")]
    [InlineData("\"high_signals == 1.5\" never holds", "high_signals == 1.5")]
    [InlineData("\"answers < 1\" never holds", "answers < 1")]
    [InlineData(
        "\"account.segment == smb\" and \"account.segment == enterprise\" cannot hold together",
        "account.segment == smb",
        "account.segment == enterprise"
    )]
    [InlineData(
        "\"account.segment == smb\" and \"account.segment != SMB\" cannot hold together",
        "account.segment == smb",
        "account.segment != SMB"
    )]
    [InlineData("\"score <= 50\" holds only below \"warm\" (from 70)", "score <= 50")]
    [InlineData("\"score >= 40\" and \"score < 70\" hold only below \"warm\" (from 70)", "score >= 40", "score < 70")]
    public void Conditions_that_cannot_hold_are_noted(string says, params string[] conditions)
    {
        var note = Assert.Single(Notes(Value with { Paths = [.. Value.Paths, Path(conditions)] }));
        Assert.Equal("paths[1]", note.Path);
        Assert.Contains(says, note.Message, StringComparison.Ordinal);

        Assert.Equal(
            "urgency[0]",
            Assert.Single(Notes(Value with { Urgency = [new UrgencyModifier("Soon", [.. conditions.Select(Condition)])] })).Path
        );
    }

    [Theory]
    [InlineData("score >= 70", "score <= 70")]
    [InlineData("score >= 70", "score < 70.5")]
    [InlineData("score > 0", "score != 80")]
    [InlineData("high_signals >= 1", "meaningful_signals <= 1", "signals <= 1")]
    [InlineData("fit_points < 0", "intent_points > 0")]
    [InlineData("account.segment != smb", "account.segment != enterprise")]
    [InlineData("answers.Seats == 1", "answers.Seats == 01")]
    [InlineData("account.employees > 79228162514264337593543950334", "high_signals > 79228162514264337593543950335")]
    public void Conditions_that_can_hold_are_not(params string[] conditions) =>
        Assert.Empty(Notes(Value with { Paths = [.. Value.Paths, Path(conditions)] }));

    [Fact]
    public void A_band_whose_scores_no_path_takes_is_noted()
    {
        var high = Value with { Paths = [Path("score >= 85")] };
        Assert.Equal(("bands[1]", "No path holds from 70 to below 85, so \"warm\" never alerts."), Told(Assert.Single(Notes(high))));

        var low = Value with { Paths = [Path("score < 85")] };
        Assert.Equal(("bands[0]", "No path holds from 85 on, so \"hot\" never alerts."), Told(Assert.Single(Notes(low))));
        Assert.Empty(Notes(Value with { Paths = [] }));
        Assert.Empty(Notes(Value with { Paths = [Path("score > 84.9")] }));
    }

    [Theory]
    [InlineData("EST", "Did you mean America/New_York?")]
    [InlineData("MST", "Did you mean America/Denver?")]
    [InlineData("HST", "Did you mean Pacific/Honolulu?")]
    [InlineData("Etc/GMT+5", "Did you mean America/New_York?")]
    [InlineData("Etc/GMT-1", "Did you mean Europe/Berlin?")]
    [InlineData("Etc/GMT-14", "Write the name of a place, e.g. Europe/Berlin.")]
    public void A_zone_without_daylight_saving_is_noted_with_the_place_that_is_meant(string zone, string remedy)
    {
        var reviewed = Value with { Review = Value.Review with { Zone = zone }, Audit = Value.Audit! with { Zone = zone } };
        var note = Assert.Single(Notes(reviewed));
        Assert.Equal(("review.timezone", remedy), (note.Path, note.Remedy));
        Assert.StartsWith($"{zone} has no daylight saving time", note.Message, StringComparison.Ordinal);

        var covered = Value with { Coverage = new Dictionary<string, Coverage> { ["emea"] = Value.Coverage["emea"] with { Zone = zone } } };
        Assert.Equal("coverage.emea.timezone", Assert.Single(Notes(covered)).Path);
        Assert.Equal("audit.timezone", Assert.Single(Notes(Value with { Audit = Value.Audit! with { Zone = zone } })).Path);
    }

    [Theory]
    [InlineData("EST5EDT")]
    [InlineData("CET")]
    [InlineData("UTC")]
    [InlineData("Etc/UTC")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Africa/Lagos")]
    public void A_zone_that_changes_its_clocks_or_is_a_place_or_plainly_universal_is_not_noted(string zone) =>
        Assert.Empty(Notes(Value with { Review = Value.Review with { Zone = zone } }));

    [Fact]
    public void A_match_on_an_address_is_noted_with_what_is_meant()
    {
        var note = Assert.Single(
            Notes(Value with { Disqualify = [new Disqualifier("contact.email", FieldMatch.Matches("edu"), "School")] })
        );
        Assert.Equal("disqualify[0].matches", note.Path);
        Assert.Contains("a@edu.other.test", note.Message, StringComparison.Ordinal);
        Assert.StartsWith("Write domain: edu ", note.Remedy, StringComparison.Ordinal);

        Assert.Equal(
            "Write is: a@b.test for that one address.",
            Assert
                .Single(Notes(Value with { Disqualify = [new Disqualifier("contact.email", FieldMatch.Matches("a@b.test"), "A")] }))
                .Remedy
        );
        Assert.Empty(
            Notes(
                Value with
                {
                    Disqualify = [new Disqualifier("contact.email", new FieldMatch(MatchOperator.Domain, ["edu"], []), "School")],
                }
            )
        );
    }

    [Fact]
    public void An_exception_that_takes_everything_back_is_noted()
    {
        Assert.Equal(
            "disqualify[0].except",
            Assert
                .Single(
                    Notes(
                        Value with
                        {
                            Disqualify =
                            [
                                new Disqualifier("contact.title", new FieldMatch(MatchOperator.Matches, ["student"], ["Student"]), "S"),
                            ],
                        }
                    )
                )
                .Path
        );
        Assert.Equal(
            "routing[0].except",
            Assert.Single(Notes(Routed(Value.Routing[0] with { Except = When("account.territory", FieldMatch.Is("emea", "DACH")) }))).Path
        );
        Assert.Empty(Notes(Routed(Value.Routing[0] with { Except = When("account.territory", FieldMatch.Is("DACH")) })));
    }

    [Fact]
    public void A_route_whose_leads_an_earlier_one_takes_is_noted()
    {
        var emea = Value.Routing[0] with { Name = "wide", When = When("account.territory", FieldMatch.Is("EMEA", "DACH")) };

        var note = Assert.Single(Notes(Routed(emea, Value.Routing[0])));
        Assert.Equal(("routing[1]", "It is never reached: \"wide\" above it takes all of its leads."), Told(note));
        Assert.Empty(Notes(Routed(Value.Routing[0], emea)));
        Assert.Empty(Notes(Routed(emea with { Except = When("account.segment", FieldMatch.Is("smb")) }, Value.Routing[0])));
        Assert.Equal(
            "routing[1]",
            Assert
                .Single(
                    Notes(
                        Routed(
                            emea with
                            {
                                When = When("account.territory", new FieldMatch(MatchOperator.StartsWith, ["EM"], [])),
                            },
                            Value.Routing[0]
                        )
                    )
                )
                .Path
        );
    }

    private static HandoffAgreement Routed(params Route[] routes) => Value with { Routing = [.. routes, Value.Routing[1]] };

    private static AlertPath Path(params string[] conditions) => new("other", [.. conditions.Select(Condition)]);

    private static (string Path, string Message) Told(AgreementFault note) => (note.Path, note.Message);

    private static List<AgreementFault> Notes(HandoffAgreement agreement) =>
        [.. AgreementNotes.For(agreement).Where(note => !note.Message.Contains("no effect yet", StringComparison.Ordinal))];
}
