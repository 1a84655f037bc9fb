using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Incoming;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Processing;

/// <summary>What a kept row asks for.</summary>
/// <param name="Context">By whom.</param>
/// <param name="Id">The element, form or subcommand it is addressed to.</param>
internal sealed record SlackRequest(RequestContext Context, string Id)
{
    /// <summary>Where it came from.</summary>
    public PayloadOrigin Origin { get; private init; } = PayloadOrigin.Unknown;

    /// <summary>The <see cref="Id"/> of a home tab that was opened.</summary>
    public const string HomeOpened = "app_home_opened";

    /// <summary>The <see cref="Id"/> of a home tab that was left for the messages beside it.</summary>
    public const string HomeLeft = "app_home_left";

    /// <summary>Null when there is nothing to do about it.</summary>
    public static SlackRequest? Of(SlackInboxRow row) =>
        Parsed(row) is { } request
            ? request with
            {
                Context = request.Context with { ReceivedAt = row.ReceivedAt },
                Origin = PayloadOrigin.Parse(row.Body),
            }
            : null;

    private static SlackRequest? Parsed(SlackInboxRow row) =>
        row.Kind switch
        {
            RequestKinds.Interaction => Interaction.Parse(row.Body) switch
            {
                BlockActions { Actions: [var action, ..] } click => new(Of(click, action), IdOf(action)),
                MessageShortcut used => new(Of(used), used.CallbackId),
                ViewSubmission form => new(Of(form), form.View.CallbackId),
                _ => null,
            },
            RequestKinds.Command => Of(SlashCommand.Parse(row.Body)),
            RequestKinds.Event
                when SlackEvent.Parse(row.Body) is EventCallback { Type: HomeOpened, UserId: { Length: > 0 } user } opened =>
                new(new RequestContext(user, null, null, null), opened.Tab is "home" or null ? HomeOpened : HomeLeft),
            _ => null,
        };

    private static AlertClick Of(ViewSubmission form)
    {
        var filled = form.View.State.Fields.Where(field => field.Value is not null).ToList();
        var (alert, isFromHome) = AlertReference.Of(form);
        return new(form.UserId, null, form.TriggerId, form.ResponseUrl, alert, filled.FirstOrDefault()?.Value)
        {
            Place = isFromHome ? InteractionOrigin.Home : InteractionOrigin.Message,
            Fields = filled
                .DistinctBy(field => field.ActionId, StringComparer.Ordinal)
                .ToDictionary(field => field.ActionId, field => field.Value!, StringComparer.Ordinal),
        };
    }

    private static AlertClick Of(BlockActions click, BlockAction action)
    {
        var alert = AlertReference.Of(action);
        // A card's blocks have three parts to their id; those of other messages about the alert have more.
        var isItsCard = !click.IsEphemeral && action.BlockId.Split(':') is [_, var id, _] && id == alert;
        return new(
            click.UserId,
            click.ChannelId,
            click.TriggerId,
            click.ResponseUrl,
            alert,
            action.Value,
            isItsCard ? click.MessageTs : null,
            click.IsEphemeral
        )
        {
            Place =
                click.View is { IsModal: true } ? InteractionOrigin.Modal
                : click.View is not null ? InteractionOrigin.Home
                : click.IsEphemeral && action.BlockId.StartsWith(QueueBlocks.IdPrefix + ":", StringComparison.Ordinal)
                    ? InteractionOrigin.Queue
                : InteractionOrigin.Message,
        };
    }

    private static ShortcutRequest Of(MessageShortcut used) =>
        new(
            used.UserId,
            used.ChannelId,
            used.TriggerId,
            used.ResponseUrl,
            used.MessageTs,
            used.ThreadTs,
            used.AuthorId,
            used.MessageText
        );

    private static SlackRequest Of(SlashCommand command)
    {
        var words = command.Text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rest = words.Length > 1 ? words[1] : "";
        return new(
            new SubcommandRequest(command.UserId, command.ChannelId, command.TriggerId, command.ResponseUrl, rest),
            words.Length > 0 ? words[0].ToLowerInvariant() : "help"
        );
    }

    // An entry of the menu stands for its button.
    private static string IdOf(BlockAction action) =>
        action.ActionId == ActionCatalogue.Menu.Id ? action.Value ?? action.ActionId : action.ActionId;
}
