using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Catalogue;

/// <summary>A button about an alert.</summary>
/// <param name="Id">Its <c>action_id</c>.</param>
/// <param name="Label">Its text where nothing better is known, e.g. on the plainest card: at most 75 characters.</param>
internal sealed record AlertButton(string Id, string Label) : ActionDefinition(Id)
{
    /// <summary>Where it is offered.</summary>
    public ActionSurface Surface { get; init; } = ActionSurface.Card;

    /// <summary>
    /// Whether it makes sense for the alert and the person. On <see cref="ActionSurface.Card"/> the person is null: everybody
    /// sees the same card.
    /// </summary>
    public required Func<Alert, string?, bool> OfferedWhen { get; init; }

    /// <summary>What it does, read aloud after its text; the two together are at most 75 characters.</summary>
    public required string Description { get; init; }

    /// <summary>Its text, escaped, where that depends on the alert; null for <see cref="Label"/>.</summary>
    public Func<AlertViewModel, string?, Markup>? Text { get; init; }

    /// <summary>Whether it stands in the menu behind the buttons, for what is seldom needed.</summary>
    public bool InMenu { get; init; }

    /// <summary><c>primary</c>, <c>danger</c> or null.</summary>
    public Func<Alert, string?>? Style { get; init; }

    /// <summary>Asked before the click counts; null for a button that acts at once.</summary>
    public ConfirmationDialog? Confirm { get; init; }

    /// <summary>
    /// The button. Whoever steers by voice says what others see, so what is read aloud begins with it: as plain text, for an
    /// accessibility label is read as it stands, and only the text is unescaped.
    /// </summary>
    /// <param name="view">The alert.</param>
    /// <param name="person">The only one who sees it; null on the card.</param>
    public Button Draw(AlertViewModel view, string? person)
    {
        var text = Text?.Invoke(view, person).ToPlainText() ?? Label;
        return new Button
        {
            ActionId = Id,
            Text = text,
            Value = view.Alert.Id,
            Style = Style?.Invoke(view.Alert),
            AccessibilityLabel = $"{SlackText.Unescape(text.Value)}: {Description}",
            Confirm = Confirm,
        };
    }
}
