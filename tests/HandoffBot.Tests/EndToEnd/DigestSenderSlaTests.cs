using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Response times have two sides: the digest says what was handed over short of the agreement, and who answers for it.</summary>
public sealed class DigestSenderSlaTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_lacks_a_field_or_comes_too_late_counts_against_whoever_answers_for_it(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("held-1") { Account = "one", Name = "One", Email = null });
        await app.Decide(new SampleEvent("held-2") { Account = "two", Name = "Two", Email = null });
        await app.Decide(new SampleEvent("late") { Account = "three", Name = "Three", Ago = TimeSpan.FromHours(5) });

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "Handed over short of the agreement");

        Assert.Contains("<@U0CRM>: *2* without an e-mail address", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("*1* too late to act on", digest.AllText, StringComparison.Ordinal);
    }
}
