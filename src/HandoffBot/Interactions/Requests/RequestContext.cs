namespace HandoffBot.Interactions.Requests;

/// <summary>Who asked for something, and how to answer.</summary>
/// <param name="UserId">The person.</param>
/// <param name="ChannelId">Where they did; null in a modal or the home tab.</param>
/// <param name="TriggerId">Opens a modal, for three seconds.</param>
/// <param name="ResponseUrl">Where answers may go.</param>
internal record RequestContext(string UserId, string? ChannelId, string? TriggerId, Uri? ResponseUrl);

/// <summary>A button or select used, or a form submitted, about an alert.</summary>
/// <param name="AlertId">As the element carried it; empty when it carried none.</param>
/// <param name="Value">The option chosen or the text written, for elements that have one beside the alert's id.</param>
/// <param name="CardTs">The message, when it is the alert's own card; null anywhere else.</param>
/// <param name="IsEphemeral">The element is in a message that only this person sees, which an answer may replace.</param>
internal sealed record AlertClick(
    string UserId,
    string? ChannelId,
    string? TriggerId,
    Uri? ResponseUrl,
    string AlertId,
    string? Value,
    string? CardTs = null,
    bool IsEphemeral = false
) : RequestContext(UserId, ChannelId, TriggerId, ResponseUrl);

/// <summary>A slash command's words.</summary>
/// <param name="Rest">What follows the subcommand, as the person wrote it.</param>
internal sealed record SubcommandRequest(string UserId, string? ChannelId, string? TriggerId, Uri? ResponseUrl, string Rest)
    : RequestContext(UserId, ChannelId, TriggerId, ResponseUrl);
