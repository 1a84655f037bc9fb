using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// One try to share a file. Slack has no way to tell a repeat from a second file, so what is in doubt is looked up in the thread before
/// anything is sent again, and not sent again where it cannot be looked up. No refusal of a file closes a channel or the workspace: others
/// may post there all the same.
/// </summary>
public sealed class FileSender(
    SlackClient slack,
    IEnumerable<IMessageFile> files,
    SlackAvailability availability,
    MethodQuota quota,
    Backoff backoff,
    RetryDelay delay,
    TimeProvider time
)
{
    private const int MaximumTries = 8;
    private const string PressAgain = "Next step: press the button under the report again, or print it on the command line.";

    private static readonly Duration ForTheMethod = Duration.FromSeconds(5);
    private static readonly Duration LongestWait = Duration.FromMinutes(1);

    // From the beginning of the lease: the call ends within it, arrives late at the latest, and Slack shares a file after it has answered.
    private static readonly Duration Settled = DispatchCycle.Lease + Sender.LatestArrival + Duration.FromMinutes(1);

    // Clocks differ, and Slack stamps a message with its own.
    private static readonly Duration Margin = Duration.FromMinutes(2);

    private readonly Dictionary<string, IMessageFile> _files = files.ToDictionary(file => file.Kind, StringComparer.Ordinal);

    /// <summary>Whether a message is a file.</summary>
    public bool Sends(MessageRow row) => _files.ContainsKey(row.Kind);

    /// <summary>Shares it, or looks whether an earlier try did.</summary>
    public async Task<DeliveryOutcome> Send(MessageRow row, Destination destination, CancellationToken cancel) =>
        row.Ts is { } sent ? new DeliveryOutcome.Delivered(destination.Channel, sent, time.Now())
        : row.State == MessageState.Uncertain ? await LookUp(row, destination, cancel)
        : await Share(row, destination, cancel);

    private async Task<DeliveryOutcome> Share(MessageRow row, Destination destination, CancellationToken cancel)
    {
        var file = _files[row.Kind];
        OutgoingFile? drawn;
        try
        {
            drawn = await file.Draw(row, time.Now(), cancel);
            if (drawn is not null && !await quota.TryAcquire(SlackPaces.Files, cancel))
            {
                return new DeliveryOutcome.RetryLater("Slack takes no more files at the moment", ForTheMethod, IsFailure: false);
            }
        }
        catch (Exception fault)
        {
            // Nothing was sent yet, so nothing is in doubt.
            return NotYet(row, $"It cannot be drawn: {fault.GetBaseException().Message}", DatabaseFailure.IsTransient(fault));
        }

        if (drawn is null)
        {
            return new DeliveryOutcome.Abandoned("Its report is no longer stored");
        }

        var started = await slack.StartUpload(file.NameOf(row), drawn.Content.Length, cancel);
        if (started.Value is not { } upload)
        {
            return await Refused(started.Failure!, row, cancel);
        }

        var sent = await slack.SendContent(upload, drawn.Content, cancel);
        if (!sent.IsOk)
        {
            return await Refused(sent.Failure, row, cancel);
        }

        if (row.LeasedUntil - time.Now() < Sender.LongestCall)
        {
            return NotYet(row, "The lease was too short to share it", isTransient: true);
        }

        var shared = await slack.ShareFile(upload, drawn.Title, destination.Channel, destination.ThreadTs, cancel);
        return shared.Failure switch
        {
            null => new DeliveryOutcome.Delivered(destination.Channel, upload.FileId, time.Now()),
            OutcomeUnknown unknown => new DeliveryOutcome.Unknown(unknown.Reason, LongestWait),
            RequestRejected { Class: SlackErrorClass.Transient } refused => new DeliveryOutcome.Unknown(refused.Reason, LongestWait),
            var failure => await Refused(failure, row, cancel),
        };
    }

    private async Task<DeliveryOutcome> LookUp(MessageRow row, Destination destination, CancellationToken cancel)
    {
        if (!availability.MayReadHistory(destination.Channel))
        {
            return InDoubt(row, "there is no history scope to look it up");
        }

        var since = row.UncertainSince ?? row.CreatedAt;
        if (since + Settled - time.Now() is var wait && wait > Duration.Zero)
        {
            return new DeliveryOutcome.Unknown("Slack may still be sharing it", Duration.Min(wait, Settled), IsFailure: false);
        }

        if (availability.Identity is not { } identity)
        {
            return new DeliveryOutcome.Unknown("Slack was not asked yet who we are", ForTheMethod, IsFailure: false);
        }

        var oldest = (since - Margin - Sender.LongestCall).ToDateTimeOffset();
        var name = _files[row.Kind].NameOf(row);
        var found = await slack.FindFile(destination.Channel, destination.ThreadTs, name, identity, oldest, cancel);
        return found switch
        {
            { Value.Ts: { } ts } => new DeliveryOutcome.Delivered(destination.Channel, ts, time.Now()),
            { Value: not null } => new DeliveryOutcome.NotFound(),
            { Failure: RequestRateLimited limited } => new DeliveryOutcome.RateLimited(
                SlackPaces.Histories.Key,
                time.Now() + backoff.After(limited),
                limited.Reason
            ),
            { Failure: RequestRejected { Class: SlackErrorClass.Other or SlackErrorClass.Channel } refused } => InDoubt(
                row,
                $"it cannot be looked up ({refused.Error})"
            ),
            _ => new DeliveryOutcome.Unknown(found.Failure!.Reason, delay.AfterLookUp(row, time.Now()), IsFailure: false),
        };
    }

    private DeliveryOutcome.Abandoned InDoubt(MessageRow row, string why) =>
        new($"Whether {_files[row.Kind].NameOf(row)} was sent is not known: Slack's answer got lost, and {why}.")
        {
            NextStep = "It is not sent again by itself. Next step: if it is not in this thread, press the button under the report again.",
        };

    // Before anything could be seen of it.
    private async Task<DeliveryOutcome> Refused(SlackFailure failure, MessageRow row, CancellationToken cancel)
    {
        if (failure is RequestRateLimited limited)
        {
            var wait = backoff.After(limited);
            await quota.Pause(SlackPaces.Files, wait, cancel);
            return new DeliveryOutcome.RetryLater(limited.Reason, Duration.Min(wait, LongestWait), IsFailure: false);
        }

        return failure switch
        {
            RequestNotSent notSent => new DeliveryOutcome.RetryLater(notSent.Reason, Wait(row), NoResponse: true),
            RequestRejected { Error: "missing_scope" } => new DeliveryOutcome.Abandoned(
                $"{_files[row.Kind].NameOf(row)} was not sent: the app may not send files."
            )
            {
                NextStep = "Next step: add the scope files:write under \"OAuth & Permissions\" and install the app again; then press the "
                    + "button under the report again.",
            },
            _ => NotYet(row, failure.Reason, failure is RequestRejected { Class: SlackErrorClass.Transient }),
        };
    }

    private DeliveryOutcome NotYet(MessageRow row, string why, bool isTransient) =>
        isTransient || row.Attempts + 1 < MaximumTries
            ? new DeliveryOutcome.RetryLater(why, Wait(row))
            : new DeliveryOutcome.Abandoned($"{_files[row.Kind].NameOf(row)} was not sent after {row.Attempts + 1} tries: {why}")
            {
                NextStep = PressAgain,
            };

    private Duration Wait(MessageRow row) => delay.AfterFailure(row, time.Now());
}
