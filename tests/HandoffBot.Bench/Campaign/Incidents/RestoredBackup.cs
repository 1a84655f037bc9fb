using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Bench.Campaign.Held;
using HandoffBot.Sandbox;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>
/// A third of the way a backup is taken, while hosts run, and after two thirds it is put back in the database's place. Then the
/// senders send again what they were told 202 for since, as the owner of routing is asked to have them do.
/// </summary>
internal sealed class RestoredBackup(
    CampaignOptions options,
    HostProcess[] hosts,
    HostClock[] clocks,
    SandboxServer slack,
    EventSender sender,
    LeadFieldSender fields,
    HttpClient http
) : IIncident
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SomethingNew = TimeSpan.FromSeconds(8);
    private readonly int _takeAt = Math.Max(1, options.Kills / 3);
    private readonly int _putBackAt = Math.Max(2, options.Kills * 2 / 3);
    private HashSet<string> _known = [];
    private long _posted;
    private string? _copy;

    /// <summary>When the backup was begun, by Slack's clock; null while there is none.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When it was back in place; null while it is not.</summary>
    public DateTimeOffset? PutBackAt { get; private set; }

    /// <summary>The senders send again what the backup does not hold.</summary>
    public Task SendingAgain { get; private set; } = Task.CompletedTask;

    /// <summary>How many events that is.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Whether the restored database need not know what was done then, though it had been acknowledged.</summary>
    public bool MayHaveTakenBack(ActionInterval done) =>
        TakenAt is { } taken && PutBackAt is { } back && done.To >= taken && done.From <= back;

    public async Task<IReadOnlyList<string>> BeforeKill(int kill)
    {
        if (kill == _takeAt)
        {
            await Take();
        }

        if (kill == _putBackAt)
        {
            await PutBack();
        }

        return [];
    }

    private async Task Take()
    {
        // What was answered before this moment is in the backup for sure.
        _known = sender.Accepted.Keys.Concat(fields.Accepted.Keys).ToHashSet(StringComparer.Ordinal);
        (TakenAt, _posted) = (slack.Clock.GetUtcNow(), slack.Workspace.Posted);
        _copy = await DatabaseBackup.Take(options.ConnectionString);
        if (clocks.Length > 0)
        {
            slack.Clock.Advance(Age);
            Array.ForEach(clocks, clock => clock.Set(slack.Clock.Offset));
        }
    }

    private async Task PutBack()
    {
        await CountGrowth.Of(() => (int)(slack.Workspace.Posted - _posted), SomethingNew, enough: 3);
        Array.ForEach(hosts, host => host.Kill());
        var lost = sender.Accepted.Values.Where(score => !_known.Contains(score.Id)).ToList();
        var lostFields = fields.Accepted.Values.Where(one => !_known.Contains(one.Id)).ToList();
        await DatabaseBackup.PutBack(options.ConnectionString, _copy!);
        Directory.Delete(Path.GetDirectoryName(_copy)!, recursive: true);
        PutBackAt = slack.Clock.GetUtcNow();
        await Task.WhenAll(hosts.Select(host => host.Start(http, ReadyWithin)));
        SentAgain = lost.Count + lostFields.Count;
        SendingAgain = SendAgain(lost, lostFields);
    }

    private async Task SendAgain(IReadOnlyList<GeneratedEvent> events, IReadOnlyList<GeneratedFieldReport> reports)
    {
        await sender.SendAgain(http, events);
        await fields.SendAgain(http, reports);
    }
}
