using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Clicks;
using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Misses;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Shortcuts;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Processing;

/// <summary>Finds who answers a request.</summary>
internal sealed partial class RequestDispatcher(
    IEnumerable<IAlertChange> changes,
    IEnumerable<IAlertView> views,
    IEnumerable<ISubcommand> subcommands,
    CaptureExampleShortcut capture,
    MissedLeadShortcut missed,
    HomeTabs homes,
    AgreementRegistry agreements,
    TimeoutBudget questions,
    TimeProvider time,
    ILogger<RequestDispatcher> log
)
{
    /// <summary>A kept row, read and classed.</summary>
    public PendingRequest Pending(SlackInboxRow row)
    {
        try
        {
            var request = SlackRequest.Of(row);
            return new(row.Seq, request, ClassOf(row.Kind, request));
        }
        catch (Exception fault)
        {
            return new(row.Seq, null, ClassOf(row.Kind, null), fault);
        }
    }

    public async Task<RequestAnswer> Answer(SlackRequest request, CancellationToken cancel)
    {
        questions.Begin();
        return request.Context switch
        {
            SubcommandRequest subcommand => await (
                subcommands.FirstOrDefault(s => s.Name == request.Id) is { } known
                    ? known.Answer(subcommand, cancel)
                    : Task.FromResult<RequestAnswer>(HelpSubcommand.Unknown(request.Id, subcommands))
            ),
            AlertClick click when changes.FirstOrDefault(c => c.Id == request.Id) is { } change => await Changed(click, change, cancel),
            AlertClick click when views.FirstOrDefault(v => v.Id == request.Id) is { } view => await view.Answer(click, cancel),
            ShortcutRequest used when request.Id == CaptureExampleShortcut.Id => await capture.Answer(used, cancel),
            ShortcutRequest used when request.Id == MissedLeadShortcut.Id => await missed.Answer(used, cancel),
            AlertClick or ShortcutRequest => Unknown(request.Context, request.Id),
            _ when request.Id == SlackRequest.HomeLeft => HomeTabs.Left(request.Context.UserId),
            _ => await homes.Opened(request.Context.UserId, cancel),
        };
    }

    private RequestClass ClassOf(string kind, SlackRequest? request) =>
        kind switch
        {
            RequestKinds.Command => RequestClass.Command,
            RequestKinds.Event => RequestClass.Home,
            _ when request is null || changes.Any(change => change.Id == request.Id) => RequestClass.AlertChange,
            _ => RequestClass.AlertView,
        };

    private async Task<RequestAnswer> Changed(AlertClick click, IAlertChange change, CancellationToken prepare)
    {
        await change.Prepare(click, prepare);
        return new(
            Change: async (db, cancel) =>
            {
                if (await change.Command(db, click, cancel) is not { } command)
                {
                    return new Reply.Ephemeral($"That click came without what it needs, so nothing was changed. Please try again.");
                }

                var now = time.Now();
                var advanced = await AlertCommandHandler.Run(db, click.AlertId, command, agreements, click.ReceivedAt, now, cancel);
                if (click is { ChannelId: { } channel, CardTs: { } ts })
                {
                    await Outbox.ConfirmPosted(db, click.AlertId, channel, ts, now, cancel);
                }

                return advanced switch
                {
                    null => new Reply.Ephemeral(Reply.UnknownAlert, Replaces: true),
                    { Reply: null } when click.Place == InteractionOrigin.Queue => new Reply.ShowQueue(null),
                    { Reply: null } => click.Place == InteractionOrigin.Home ? new Reply.ShowHome() : null,
                    { Reply: { } words } when change.ShowsOwnFlag => OwnFlagReply.Of(
                        new AlertViewModel(
                            advanced.Alert,
                            agreements.Of(advanced.Alert.AgreementId),
                            Markup.Empty,
                            Markup.Empty,
                            now,
                            0
                        ),
                        click.UserId,
                        PhraseText.Of(words)
                    ),
                    { Reply: { } words } when click.Place == InteractionOrigin.Queue => new Reply.ShowQueue(PhraseText.Of(words)),
                    { Reply: { } words } => new Reply.Ephemeral(PhraseText.Of(words), Channel: advanced.Alert.Channel),
                };
            }
        );
    }

    private RequestAnswer Unknown(RequestContext click, string id)
    {
        UnknownAction(click.UserId, id);
        return new Reply.Ephemeral(
            $"I do not know what to do with {DisplayText.Code(id, 100)}: the message may be older than I am. Nothing was changed; "
                + $"`/handoff help` lists what I can do."
        );
    }

    [LoggerMessage(EventId = 1408, Level = LogLevel.Warning, Message = "{User} used an element that has no handler: {Action}")]
    private partial void UnknownAction(string user, string action);
}
