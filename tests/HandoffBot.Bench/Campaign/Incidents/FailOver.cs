namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>The primary database server dies, and its standby takes its place; the hosts find it by themselves.</summary>
/// <param name="failOver">Does it.</param>
/// <param name="accepted">How many events were accepted so far.</param>
internal sealed class FailOver(Func<Task> failOver, Func<int> accepted) : IIncident
{
    private const int Every = 2;

    public async Task<IReadOnlyList<string>> BeforeKill(int kill)
    {
        if (kill % Every != 1)
        {
            return [];
        }

        await failOver();
        // The look-up of which server is the primary is kept for ten seconds.
        return await CountGrowth.Of(accepted, TimeSpan.FromSeconds(30)) ? [] : ["nothing was accepted for 30 s after a fail-over"];
    }
}
