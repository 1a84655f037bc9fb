using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Agreement.Table;
using NodaTime;

namespace HandoffBot.Core.Tests.Agreement.Edits;

/// <summary>What edits make of an agreement, and which of them cannot be made.</summary>
public sealed class AgreementEditTests
{
    public static TheoryData<AgreementEdit, string, string> Edits =>
        new()
        {
            {
                new AgreementEdit.SetBandFrom("warm", 76.5m),
                "Band \"warm\" begins at 76.5 instead of 70.",
                "Band \"warm\": lowest score is now 76.5, was 70."
            },
            {
                new AgreementEdit.AddDisqualifier("contact.title", ["intern", "trainee"], "Intern"),
                "Leads whose contact.title holds \"intern\" or \"trainee\" are never handed off (\"Intern\").",
                "The disqualifier \"Intern\" is new: contact.title matches intern, trainee."
            },
            {
                new AgreementEdit.SetStaleAfter(Duration.FromHours(36)),
                "A signal is stale from 36h on, instead of 3d.",
                "Freshness: stale from is now 36h, was 3d."
            },
            {
                new AgreementEdit.SetAuthority(Behaviour.ManagerReview, AuthorityLevel.UseNow),
                "Authority over manager review is \"use now\" instead of \"not yet\".",
                "Authority over manager review is now use now, was not yet."
            },
        };

    public static TheoryData<AgreementEdit, string> Refused =>
        new()
        {
            { new AgreementEdit.SetBandFrom("cold", 50), "no place" },
            { new AgreementEdit.SetBandFrom("warm", 70.0m), "says so already" },
            { new AgreementEdit.SetBandFrom("warm", 85), "bands[1].from" },
            { new AgreementEdit.AddDisqualifier("contact.title", [], "Nobody"), "no place" },
            { new AgreementEdit.AddDisqualifier("Contact.Title", ["STUDENT"], "Student"), "says so already" },
            { new AgreementEdit.AddDisqualifier("contact.shoe_size", ["47"], "Feet"), "disqualify[1].field" },
            { new AgreementEdit.SetStaleAfter(Duration.FromDays(3)), "says so already" },
            { new AgreementEdit.SetStaleAfter(Duration.FromHours(2)), "freshness.stale" },
            { new AgreementEdit.SetAuthority(Behaviour.Alerts, AuthorityLevel.UseNow), "says so already" },
            { new AgreementEdit.SetAuthority(Behaviour.Reporting, AuthorityLevel.NotYet), "says so already" },
            { new AgreementEdit.SetAuthority(Behaviour.Reporting, AuthorityLevel.UseNow), "authority.reporting" },
        };

    [Theory, MemberData(nameof(Edits))]
    public void An_edit_changes_what_its_sentence_says_and_nothing_else(AgreementEdit edit, string sentence, string difference)
    {
        var edited = AgreementEdits.Apply(ValidAgreement.Value, [edit]);

        Assert.Null(edited.Refusal);
        Assert.Equal(sentence, edit.Describe(ValidAgreement.Value));
        Assert.Equal(difference, Assert.Single(AgreementDiff.Between(ValidAgreement.Value, edited.Agreement!)));
        Assert.Equal(ValidAgreement.Value.Version, edited.Agreement!.Version);
    }

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_made_is_refused_with_the_place(AgreementEdit edit, string why)
    {
        var refused = AgreementEdits.Apply(ValidAgreement.Value, [edit]);

        Assert.Null(refused.Agreement);
        Assert.Contains(why, refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_edits_are_made_together_or_not_at_all()
    {
        AgreementEdit[] both = [new AgreementEdit.SetBandFrom("hot", 90), new AgreementEdit.SetBandFrom("warm", 86)];

        Assert.Equal([90, 86], AgreementEdits.Apply(ValidAgreement.Value, both).Agreement!.Bands.Select(band => band.From));
        Assert.Null(AgreementEdits.Apply(ValidAgreement.Value, [both[0], new AgreementEdit.SetBandFrom("cold", 1)]).Agreement);
        Assert.Null(AgreementEdits.Apply(ValidAgreement.Value, []).Agreement);
    }

    [Fact]
    public void A_fingerprint_names_the_change_and_not_how_it_is_told()
    {
        var students = new AgreementEdit.AddDisqualifier("contact.title", ["student", "intern"], "Student");
        Assert.Equal(students.Fingerprint, (students with { Words = ["Intern", "student"], Reason = "Not a buyer" }).Fingerprint);
        Assert.NotEqual(students.Fingerprint, (students with { Words = ["student"] }).Fingerprint);
        Assert.Equal(new AgreementEdit.SetBandFrom("hot", 90m).Fingerprint, new AgreementEdit.SetBandFrom("hot", 90.0m).Fingerprint);
        Assert.NotEqual(new AgreementEdit.SetBandFrom("hot", 90).Fingerprint, new AgreementEdit.SetBandFrom("hot", 91).Fingerprint);
        Assert.Equal(new AgreementEdit.SetBandFrom("hot", 90).Target, new AgreementEdit.SetBandFrom("hot", 91).Target);

        var stale = new AgreementEdit.SetStaleAfter(Duration.FromDays(1));
        Assert.Equal(AgreementEdits.Fingerprint([students, stale]), AgreementEdits.Fingerprint([stale, students]));
        Assert.Equal(32, AgreementEdits.Fingerprint([students, stale]).Length);
        Assert.Equal(stale.Fingerprint, AgreementEdits.Fingerprint([stale]));
    }

    [Fact]
    public void Two_that_say_the_same_are_equal() =>
        Assert.Equal(
            new AgreementEdit.AddDisqualifier("contact.title", ["student"], "Student"),
            new AgreementEdit.AddDisqualifier("contact.title", ["student"], "Student")
        );
}
