namespace HandoffBot.Interactions.Requests;

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
) : RequestContext(UserId, ChannelId, TriggerId, ResponseUrl)
{
    /// <summary>What a submitted form holds, by field; what was left empty is not in it.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the element is, so that what changes there is shown there.</summary>
    public InteractionOrigin Place { get; init; }

    /// <summary>What a modal that this click opens carries, so that its form comes from the same place.</summary>
    public string Metadata => Place == InteractionOrigin.Home ? AlertId + AlertReference.HomeSuffix : AlertId;
}

/// <summary>Where an element is.</summary>
internal enum InteractionOrigin
{
    /// <summary>On a card, or in a message about one alert.</summary>
    Message,

    /// <summary>In the answer to <c>/handoff queue</c>.</summary>
    Queue,

    /// <summary>In the home tab, or in a modal opened from there.</summary>
    Home,

    /// <summary>In a modal that shows what may be looked at; another is laid over it.</summary>
    Modal,
}
