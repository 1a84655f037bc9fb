using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Operations.Metrics;

/// <summary>How much work waits.</summary>
/// <param name="Undecided">Events stored and not yet decided.</param>
/// <param name="OldestAge">Age of the oldest of them; zero when there is none.</param>
/// <param name="Unsettled">Messages only an operator can settle.</param>
/// <param name="SlackClosed">Why Slack takes nothing from the bot; null while it does.</param>
/// <param name="SetAside">Rows that were set aside lately because they could not be read or worked.</param>
public sealed record BacklogReading(int Undecided, Duration OldestAge, int Unsettled, string? SlackClosed, int SetAside);

/// <summary>Reads how much work waits, for those who ask after our health and for gauges.</summary>
public sealed class BacklogReader(IDatabase database, TimeProvider time)
{
    private const string Workspace = "workspace";

    /// <summary>The last reading; null before the first.</summary>
    public BacklogReading? Last { get; private set; }

    public async Task<BacklogReading> Read(CancellationToken cancel) => Last = await database.Read(Read, cancel);

    private async Task<BacklogReading> Read(HandoffDb db, CancellationToken cancel)
    {
        var row = await BacklogRow.Read(db, Workspace, cancel);
        return new BacklogReading(
            row.Undecided,
            row.OldestUndecided is { } since && time.Now() > since ? time.Now() - since : Duration.Zero,
            row.NeedsOperator,
            row.Closed,
            await QuarantinedRows.Lately(db, time.Now(), cancel)
        );
    }
}
