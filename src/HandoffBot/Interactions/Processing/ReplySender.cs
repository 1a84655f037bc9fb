using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Interactions.Processing;

/// <summary>Shows replies. A reply that does not arrive costs words, never work.</summary>
internal sealed partial class ReplySender(
    SlackClient slack,
    ResponseUrlClient responses,
    QueueView queue,
    HomeTabs homes,
    WindowFills fills,
    ILogger<ReplySender> log
)
{
    /// <summary>Shows a reply to the person who asked.</summary>
    public async Task Show(RequestContext context, Reply reply, CancellationToken cancel)
    {
        switch (reply)
        {
            case Reply.Ephemeral ephemeral:
                await ShowEphemeral(context, ephemeral, cancel);
                break;
            case Reply.ShowHome:
                await homes.Used(context.UserId, null, cancel);
                break;
            case Reply.ShowQueue shown:
                await ShowEphemeral(context, await queue.Redrawn(context.UserId, context.ChannelId, shown.Text, cancel), cancel);
                break;
            case Reply.OpenModal open:
                await ShowWindow(context, open, cancel);
                break;
        }
    }

    private async Task ShowWindow(RequestContext context, Reply.OpenModal open, CancellationToken cancel)
    {
        PendingWindow? place = null;
        var shown = open.Modal;
        if (open.Fill is { } fill)
        {
            (place, var refusal) = await fills.Reserve(context.UserId, fill);
            shown = place is null ? fill.Instead(refusal) : shown;
        }

        try
        {
            var opened = await Open(context, shown, cancel);
            if (opened.Value is { } window && place is { } kept)
            {
                place = null;
                fills.Begin(kept, (modal, token) => Fill(context, window, modal, token));
            }

            LogFailure(context, opened.Failure);
            // After a time-out the window may well be there; saying that it is not would confuse.
            if (opened.Failure is not (null or OutcomeUnknown))
            {
                await ShowEphemeral(context, new Reply.Ephemeral(open.Otherwise), cancel);
            }
        }
        finally
        {
            if (place is not null)
            {
                fills.GiveUp(place);
            }
        }
    }

    private async Task<SlackResult<StoredView>> Open(RequestContext context, Modal shown, CancellationToken cancel) =>
        context.TriggerId is not { Length: > 0 } trigger ? new RequestRejected("no_trigger", SlackErrorClass.Other)
        : context is AlertClick { Place: InteractionOrigin.Modal } ? await slack.PushView(trigger, shown, cancel)
        : await slack.OpenView(trigger, shown, cancel);

    private async Task Fill(RequestContext context, StoredView window, Modal shown, CancellationToken cancel)
    {
        var failure = (await slack.UpdateView(window.Id, shown, cancel)).Failure;
        // Closed meanwhile.
        if (failure is not RequestRejected { Reason: "not_found" })
        {
            LogFailure(context, failure);
        }
    }

    private async Task ShowEphemeral(RequestContext context, Reply.Ephemeral ephemeral, CancellationToken cancel)
    {
        if (context is AlertClick { Place: InteractionOrigin.Home })
        {
            await homes.Used(context.UserId, ephemeral.Text, cancel);
            if (ephemeral.Blocks is null)
            {
                return;
            }
        }

        var isQueue = context is AlertClick { Place: InteractionOrigin.Queue };
        var replaces = ephemeral.Replaces && context is AlertClick { IsEphemeral: true } && (!isQueue || ephemeral.IsQueue);
        if (context.ResponseUrl is { } url)
        {
            LogFailure(
                context,
                (await responses.Respond(url, new ResponseMessage(ephemeral.Text, ephemeral.Blocks, replaces), cancel)).Failure
            );
        }
        else if ((context.ChannelId ?? ephemeral.Channel) is { } channel)
        {
            LogFailure(
                context,
                (
                    await slack.PostEphemeral(
                        context.UserId,
                        new OutgoingMessage
                        {
                            Channel = channel,
                            Text = ephemeral.Text,
                            Blocks = ephemeral.Blocks ?? [],
                        },
                        cancel
                    )
                ).Failure
            );
        }
    }

    private void LogFailure(RequestContext context, SlackFailure? failure)
    {
        // What Slack refuses for its own reasons is told; that it is busy or away is told once for all, by the publisher.
        if (failure is RequestRejected refused)
        {
            NotShown(context.UserId, refused.Reason);
        }
        else if (failure is not null)
        {
            NotArrived(context.UserId, failure.Reason);
        }
    }

    [LoggerMessage(EventId = 1409, Level = LogLevel.Warning, Message = "A reply to {User} was not shown: {Why}")]
    private partial void NotShown(string user, string why);

    [LoggerMessage(EventId = 1410, Level = LogLevel.Debug, Message = "A reply to {User} did not arrive: {Why}")]
    private partial void NotArrived(string user, string why);
}
