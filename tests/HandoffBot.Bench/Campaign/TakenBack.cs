using HandoffBot.Bench.Campaign.Incidents;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// What a restore takes back, and may: messages that were posted after the backup was begun and before it was put back. Those in
/// channels have to be marked; replies in threads and conversations opened since stay as they are.
/// </summary>
internal sealed class TakenBack(IReadOnlyList<ChannelMessage> ours, Workspace workspace, RestoredBackup? restored)
{
    private const string ClosedType = "handoff_closed";

    /// <summary>Those that are marked as no longer followed.</summary>
    public IReadOnlyList<ChannelMessage> Closed { get; } =
        [.. ours.Where(message => message.Metadata!.Value.GetProperty("event_type").ValueEquals(ClosedType))];

    /// <summary>Whether the restored database need not know a message that is not marked.</summary>
    public bool IsLeftStanding(ChannelMessage message) =>
        IsTakenBack(message) && (message.ThreadTs is not null || workspace.FindChannel(message.Channel)?.User is not null);

    /// <summary>Marks on what no restore took back, and marked messages with something to press.</summary>
    public IEnumerable<string> Wrong()
    {
        foreach (var message in Closed)
        {
            if (!IsTakenBack(message))
            {
                yield return $"message {ConsistencyReport.Id(message)} is marked as no longer followed, and no restore took it back";
            }

            if (message.Blocks?.GetRawText().Contains("\"actions\"", StringComparison.Ordinal) == true)
            {
                yield return $"message {ConsistencyReport.Id(message)} is no longer followed and still has buttons";
            }
        }
    }

    private bool IsTakenBack(ChannelMessage message) =>
        restored is { TakenAt: { } taken, PutBackAt: { } back } && message.PostedAt >= taken && message.PostedAt <= back;
}
