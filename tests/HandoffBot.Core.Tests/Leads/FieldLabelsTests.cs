using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Leads;

public sealed class FieldLabelsTests
{
    public static TheoryData<string> Paths => [.. LeadFields.Known, FieldLabels.Freshness, FieldLabels.AlertAuthority];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Everything_a_lead_can_lack_has_a_label_of_its_own_words(string path)
    {
        var label = FieldLabels.Of(path);

        Assert.NotEqual(path, label);
        Assert.DoesNotContain('_', label);
        Assert.DoesNotContain('.', label);
        Assert.Equal(label, FieldLabels.Of(path.ToUpperInvariant()));
    }

    [Fact]
    public void An_answer_is_called_by_its_question() => Assert.Equal("an answer to \"Budget.2\"", FieldLabels.Of("answers.Budget.2"));

    [Fact]
    public void Several_are_one_phrase()
    {
        Assert.Equal("a next action", FieldLabels.Of(["next_action", "next_action.kind"]));
        Assert.Equal("an e-mail address and an owner", FieldLabels.Of(["contact.email", "owner"]));
        Assert.Equal(
            "a company name, a territory and an e-mail address",
            FieldLabels.Of(["account.name", "account.territory", "contact.email"])
        );
        Assert.Equal("", FieldLabels.Of([]));
    }
}
