using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Interactions.Clicks;
using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Slash;
using HandoffBot.Operations;
using HandoffBot.Publishing;
using HandoffBot.Publishing.Cards;

namespace HandoffBot.Interactions.Working;

/// <summary>Finds who answers a request.</summary>
internal sealed partial class Dispatch(
    IEnumerable<IAlertChange> changes,
    IEnumerable<IAlertView> views,
    IEnumerable<ISubcommand> subcommands,
    HomeAnswer home,
    CurrentAgreement agreement,
    TimeProvider time,
    ILogger<Dispatch> log)
{
    public const string UnknownAlert = "I no longer know this alert, so nothing was changed. `/handoff queue` shows the ones that are live.";

    /// <summary>Whether it changes an alert: such requests are worked one after the other, as they came.</summary>
    public bool InOrder(SlackRequest request) => changes.Any(change => change.Id == request.Id);

    public async Task<Answer> Answer(SlackRequest request, CancellationToken cancel) => request.Asked switch
    {
        Question question => await (subcommands.FirstOrDefault(s => s.Name == request.Id) is { } known
            ? known.Answer(question, cancel)
            : Task.FromResult<Answer>(HelpCommand.Unknown(request.Id, subcommands))),
        Click click when changes.FirstOrDefault(c => c.Id == request.Id) is { } change => Changed(click, change),
        Click click when views.FirstOrDefault(v => v.Id == request.Id) is { } view => await view.Answer(click, cancel),
        Click click => Unknown(click, request.Id),
        _ => await home.Answer(cancel),
    };

    private Answer Changed(Click click, IAlertChange change) => new(Change: async (db, cancel) =>
    {
        if (change.Command(click) is not { } command)
            return new Reply.Say("That click came without what it needs, so nothing was changed. Please try again.");
        var now = time.Now();
        var advanced = await Commands.Run(db, click.AlertId, command, agreement.Value, now, cancel);
        if (click is { ChannelId: { } channel, CardTs: { } ts })
            await Outbox.Found(db, click.AlertId, channel, ts, now, cancel);
        return advanced switch
        {
            null => new Reply.Say(UnknownAlert, Replaces: true),
            { Reply: null } => null,
            { Reply: { } words } when change.ShowsOwnFlag =>
                OwnFlagReply.Of(new AlertScene(advanced.Alert, agreement.Value, "", "", now, 0), click.UserId, words),
            { Reply: { } words } => new Reply.Say(words, Channel: advanced.Alert.Channel),
        };
    });

    private Answer Unknown(Click click, string id)
    {
        UnknownAction(click.UserId, id);
        return new Reply.Say($"I do not know what to do with {Wording.Code(id, 100)}: the message may be older than I am. Nothing was changed; `/handoff help` lists what I can do.");
    }

    [LoggerMessage(LogLevel.Warning, "{User} used an element nobody answers for: {Action}")]
    private partial void UnknownAction(string user, string action);
}
