using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using NodaTime;

namespace HandoffBot.Core.Tests.Agreement;

/// <summary>Who signs a proposed change off, and how long it waits for them.</summary>
public sealed class SignOffTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(28 * 24, null)]
    [InlineData((28 * 24) + 1, "A proposal waits at most 28d")]
    [InlineData(0, "It takes no time at all.")]
    public void A_proposal_waits_for_some_time_and_not_for_ever(int hours, string? fault)
    {
        var agreement = ValidAgreement.Value with
        {
            SignOff = new SignOff("U0A1", "U0A1", "b@ourco.test", "U0D4") { Within = Duration.FromHours(hours) },
        };
        var found = AgreementKeys.Faults(agreement);

        Assert.Equal(fault is null ? [] : ["sign_off.within"], found.Select(one => one.Path));
        Assert.All(found, one => Assert.StartsWith(fault!, one.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_stands_for_a_team_by_a_name_that_Slack_does_not_know()
    {
        var agreement = ValidAgreement.Value with { SignOff = new SignOff("U0A1", "Dana", "U0C3", "U0D4") };

        Assert.Equal("sign_off.marketing", Assert.Single(AgreementKeys.Faults(agreement)).Path);
        Assert.Contains(AgreementPeople.Of(agreement), one => one is { Person: "U0C3", Path: "sign_off.revops" });
    }
}
