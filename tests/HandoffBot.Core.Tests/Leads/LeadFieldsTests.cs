using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Leads;

public sealed class LeadFieldsTests
{
    private static readonly LeadFacts Facts = Of(
        TestData.Event with
        {
            Owner = "rep@ourco.test",
            Answers = [new Answer("Budget", " 10–25k ")],
            Engagement = [new Engagement(TestData.Now, "Viewed pricing", 3)],
            Account = TestData.Event.Account with { DealSize = 24000.50m },
        }
    );

    [Theory]
    [InlineData("account.name", "Acme")]
    [InlineData("ACCOUNT.Name", "Acme")]
    [InlineData("account.employees", "120")]
    [InlineData("account.deal_size", "24000.50")]
    [InlineData("account.country", null)]
    [InlineData("contact.title", "Head of Ops")]
    [InlineData("contact.phone", null)]
    [InlineData("source.channel", "inbound-demo")]
    [InlineData("source.campaign", "q4-webinar")]
    [InlineData("source.medium", "email")]
    [InlineData("score", "92")]
    [InlineData("score.value", "92")]
    [InlineData("score.previous", "61")]
    [InlineData("score.version", "2026-11")]
    [InlineData("owner", "rep@ourco.test")]
    [InlineData("signals", "4")]
    [InlineData("next_action", "call")]
    [InlineData("next_action.kind", "call")]
    [InlineData("next_action.note", "Ask about the rollout date")]
    [InlineData("answers", "1")]
    [InlineData("answers.Budget", "10–25k")]
    [InlineData("answers.budget", "10–25k")]
    [InlineData("answers.Timeline", null)]
    [InlineData("engagement", "1")]
    [InlineData("account", null)]
    [InlineData("answers.", null)]
    public void A_path_reads_what_is_known(string path, string? value) => Assert.Equal(value, LeadFields.Read(path, Facts));

    [Fact]
    public void Every_known_path_can_be_read_of_a_bare_event()
    {
        var bare = Of(
            new ScoreEvent
            {
                Id = "e",
                OccurredAt = TestData.Now,
                Score = new Score("s", 1),
                Account = new Account { Domain = "a.test" },
            }
        );

        string[] told = ["account.domain", "score", "score.name", "score.value"];
        Assert.Equal(told, LeadFields.Known.Where(p => LeadFields.Read(p, bare) is not null));
    }

    [Theory]
    [InlineData("contact.email", true)]
    [InlineData("answers.Current solution", true)]
    [InlineData("answers.", false)]
    [InlineData("contact.shoe_size", false)]
    [InlineData("", false)]
    public void A_path_is_known_or_it_is_not(string path, bool known) => Assert.Equal(known, LeadFields.IsKnown(path));

    private static LeadFacts Of(ScoreEvent e) => LeadFacts.Of(LeadMerge.With(null, e), e);
}
