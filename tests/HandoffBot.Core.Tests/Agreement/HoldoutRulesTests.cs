using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class HoldoutRulesTests
{
    private static readonly Holdout Sound = Holdout.Usual with { Name = "winter", Share = 0.2m, Until = new(2027, 3, 31) };

    [Theory]
    [InlineData(0.01, null)]
    [InlineData(0.5, null)]
    [InlineData(0.51, "holdout.share")]
    [InlineData(0, "holdout.share")]
    public void Half_of_the_accounts_is_the_most(double share, string? fault) =>
        Faults(Sound with { Share = (decimal)share }, fault, "It is a share above 0 and of half the accounts at most");

    [Theory]
    [InlineData(24, null)]
    [InlineData(23, "holdout.within")]
    [InlineData(366 * 24, null)]
    [InlineData((366 * 24) + 1, "holdout.within")]
    public void Leads_have_time_and_not_for_ever(int hours, string? fault) =>
        Faults(Sound with { Within = Duration.FromHours(hours) }, fault, "It takes at least 1d and at most 366d.");

    [Theory]
    [InlineData(0.10, 0.11, null)]
    [InlineData(0.10, 0.10, "holdout.with_alert")]
    [InlineData(0.15, 0.10, "holdout.with_alert")]
    public void There_has_to_be_a_gain_to_tell(double without, double with, string? fault) =>
        Faults(Sound with { WithoutAlert = (decimal)without, WithAlert = (decimal)with }, fault, $"{with * 100:0} % is no more than the ");

    [Fact]
    public void A_name_is_written() => Faults(Sound with { Name = " ", Outcome = LeadOutcome.Won }, "holdout.name", "It is empty.");

    private static void Faults(Holdout holdout, string? path, string message)
    {
        var found = AgreementKeys.Faults(ValidAgreement.Value with { Holdout = holdout });

        Assert.Equal(path is null ? [] : [path], found.Select(one => one.Path));
        Assert.All(found, one => Assert.StartsWith(message, one.Message, StringComparison.Ordinal));
    }
}
