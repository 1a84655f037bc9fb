using HandoffBot.Operations;
using HandoffBot.Slack;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>
/// Finds out what became of a post whose answer never came. Where the history scope is granted Slack is asked; where not,
/// the same client id is the only thing between us and a second message.
/// </summary>
public sealed class Reconciler(SlackClient slack, SlackStanding standing, Backoff backoff, TimeProvider time)
{
    // Clocks differ, and Slack stamps a message with its own.
    private static readonly Duration Margin = Duration.FromMinutes(2);

    /// <summary>What a message is called in its metadata: opaque, no personal data.</summary>
    public static MessageMetadata NameOf(MessageRow row) => new("handoff_" + row.Kind, row.Id);

    /// <summary>Looks for a post in doubt before anything is sent again.</summary>
    public async Task<Verdict> Look(MessageRow row, string channel, Duration wait, CancellationToken cancel)
    {
        if (!standing.MayReadHistory(channel))
            return new Verdict.Unseen("uncertain, and there is no history scope to look it up", wait);
        return await Ask(row, channel, (row.DoubtedSince ?? row.CreatedAt) - Margin - Sender.LongestCall, cancel) switch
        {
            { Value.Ts: { } ts } => new Verdict.Shown(channel, ts, time.Now()),
            { Value: not null } => new Verdict.NotThere(wait),
            { Failure: { } failure } => Sort(failure, row, wait),
            _ => new Verdict.Doubtful("no answer", wait),
        };
    }

    /// <summary>Slack says it has this client id already: the message is there, and only its name is wanted.</summary>
    public async Task<Verdict> Find(MessageRow row, string channel, Duration wait, CancellationToken cancel)
    {
        if (!standing.MayReadHistory(channel))
            return new Verdict.Unsettled("Slack refused it as a duplicate, so it is there, but without a history scope it cannot be found to be kept up to date");
        return await Ask(row, channel, row.CreatedAt - Margin, cancel) switch
        {
            // What is there came with an earlier try, and may say less than the last one.
            { Value.Ts: { } ts } => new Verdict.Shown(channel, ts, time.Now(), AsSent: false),
            { Value: not null } => new Verdict.Unsettled("Slack refused it as a duplicate and yet its history does not show it"),
            { Failure: Refused { Error: "history_too_long" or "missing_scope" } refused } =>
                new Verdict.Unsettled($"Slack refused it as a duplicate, so it is there, but it cannot be looked up ({refused.Error})"),
            _ => new Verdict.Doubtful("a duplicate that could not be looked up yet", wait),
        };
    }

    private Task<SlackResult<FoundMessage>> Ask(MessageRow row, string channel, Instant oldest, CancellationToken cancel)
    {
        var name = NameOf(row);
        return slack.FindByMetadata(channel, name.EventType, name.Id, oldest.ToDateTimeOffset(), cancel);
    }

    private Verdict Sort(SlackFailure failure, MessageRow row, Duration wait) => failure switch
    {
        RateLimited limited => new Verdict.HoldOff(
            Pacing.Histories.Key, Pacing.Histories.Until(time.Now() + (limited.RetryAfter is { } told ? backoff.OnTopOf(Duration.FromTimeSpan(told)) : wait)), limited.Reason),
        Refused { Class: SlackErrorClass.Workspace } refused => new Verdict.WorkspaceClosed(refused.Error),
        Refused { Class: SlackErrorClass.Transient } refused => new Verdict.Doubtful(refused.Reason, wait),
        Refused refused => new Verdict.Unseen($"uncertain, and it cannot be looked up ({refused.Error})", wait),
        _ => new Verdict.Doubtful(failure.Reason, wait),
    };
}
