using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Interactions.Processing;

/// <summary>Shows replies. A reply that does not arrive costs words, never work.</summary>
internal sealed partial class ReplySender(SlackClient slack, ResponseUrlClient responses, ILogger<ReplySender> log)
{
    /// <summary>Shows a reply to the person who asked.</summary>
    public async Task Show(RequestContext asked, Reply reply, CancellationToken cancel)
    {
        switch (reply)
        {
            case Reply.Ephemeral say:
                await Say(asked, say, cancel);
                break;
            case Reply.ShowHome home:
                Note(asked, (await slack.PublishHome(asked.UserId, home.Tab, cancel)).Failure);
                break;
            case Reply.OpenModal open:
                var opened = asked.TriggerId is { Length: > 0 } trigger
                    ? await slack.OpenView(trigger, open.Modal, cancel)
                    : new RequestRejected("no_trigger", SlackErrorClass.Other);
                Note(asked, opened.Failure);
                // After a time-out the window may well be there; saying that it is not would confuse.
                if (opened.Failure is not (null or OutcomeUnknown))
                {
                    await Say(asked, new Reply.Ephemeral(open.Otherwise), cancel);
                }

                break;
        }
    }

    private async Task Say(RequestContext asked, Reply.Ephemeral say, CancellationToken cancel)
    {
        var replaces = say.Replaces && asked is AlertClick { IsEphemeral: true };
        if (asked.ResponseUrl is { } url)
        {
            Note(asked, (await responses.Respond(url, new ResponseMessage(say.Text, say.Blocks, replaces), cancel)).Failure);
        }
        else if ((asked.ChannelId ?? say.Channel) is { } channel)
        {
            Note(
                asked,
                (
                    await slack.PostEphemeral(
                        asked.UserId,
                        new OutgoingMessage
                        {
                            Channel = channel,
                            Text = say.Text,
                            Blocks = say.Blocks ?? [],
                        },
                        cancel
                    )
                ).Failure
            );
        }
    }

    private void Note(RequestContext asked, SlackFailure? failure)
    {
        // What Slack refuses for its own reasons is told; that it is busy or away is told once for all, by the publisher.
        if (failure is RequestRejected refused)
        {
            NotShown(asked.UserId, refused.Reason);
        }
        else if (failure is not null)
        {
            NotArrived(asked.UserId, failure.Reason);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A reply to {User} was not shown: {Why}")]
    private partial void NotShown(string user, string why);

    [LoggerMessage(LogLevel.Debug, "A reply to {User} did not arrive: {Why}")]
    private partial void NotArrived(string user, string why);
}
