using HandoffBot.Bench.Campaign;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>A campaign as a test: nothing may be wrong, and something must have happened.</summary>
internal static class CampaignRun
{
    /// <summary>Runs it; its counts.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Sound(CampaignOptions options, ITestOutputHelper output)
    {
        var verdict = await CrashCampaign.Run(options, output.WriteLine);

        // Not Assert.Empty, which cuts the sentences off.
        Assert.True(verdict.Sound, string.Join('\n', verdict.Wrong));
        Assert.True(verdict.Counts["messages in Slack"] > 0);
        output.WriteLine(string.Join(", ", verdict.Counts.Select(count => $"{count.Key} {count.Value}")));
        return verdict.Counts;
    }
}
