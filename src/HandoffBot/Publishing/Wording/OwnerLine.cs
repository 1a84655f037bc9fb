using HandoffBot.Core.Routing;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>Who owns an alert, and who was named before them and could not take it.</summary>
internal static class OwnerLine
{
    private const int Named = 2;

    /// <summary>What the owner is called: one whom a route only suggests is not said to have the lead.</summary>
    public static Markup Label(AlertViewModel view) => view.Alert.IsOwnerSuggested ? (Markup)$"Suggested owner" : $"Owner";

    /// <summary>E.g. <c>@Toni (ghost@ourco.test is unknown to Slack)</c>; the owner alone in the usual case.</summary>
    public static Markup Of(AlertViewModel view)
    {
        var passed = view.Alert.PassedOver;
        if (passed.Count == 0)
        {
            return view.Owner;
        }

        var said = passed.Select(Said).ToList();
        var fallback = passed.Any(one => one.Fallback) ? $"; fallback" : Markup.Empty;
        return $"{view.Owner} ({DisplayText.Some(said, Named, $", ")}{fallback})";
    }

    private static Markup Said(PassedOver one)
    {
        var until = one.Until is { } back ? (Markup)$" until {DisplayText.Date(back, "{date_short_pretty} {time}")}" : Markup.Empty;
        return $"{DisplayText.Safe(one.Person, 80)} {Markup.Escape(PassedOver.InWords(one.Reason))}{until}";
    }
}
