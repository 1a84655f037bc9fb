using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>The next action in words: what to do, whom to speak to and, once somebody has claimed it, how to reach them.</summary>
internal static class NextActionText
{
    private const int Limit = 150;

    /// <summary>For the card.</summary>
    public static Markup Line(AlertViewModel view) => Join(view, $"☎ ", $"✉ ", 400);

    /// <summary>In plain words, for screen readers.</summary>
    public static Markup PlainText(AlertViewModel view) => Join(view, $"phone ", $"e-mail ", 200);

    private static Markup Join(AlertViewModel view, Markup phone, Markup email, int noteLimit) =>
        Markup.JoinKnown(
            $" · ",
            Action(view),
            Contact(view),
            Reach(view, phone, email),
            DisplayText.Safe(view.Alert.NextAction.Note, noteLimit)
        ) ?? Markup.Empty;

    private static Markup Action(AlertViewModel view) =>
        view.Alert.NextAction.Kind switch
        {
            NextActionKind.Call => $"Call {view.ContactWithTitle(Limit) ?? view.Company(Limit)}",
            NextActionKind.Email => $"E-mail {view.ContactWithTitle(Limit) ?? view.Company(Limit)}",
            NextActionKind.Route => $"Route {view.Company(Limit)} to the right owner",
            NextActionKind.Review => $"Review {view.Company(Limit)} before anyone acts",
            NextActionKind.Wait => $"Wait on {view.Company(Limit)} for now",
        };

    // The others name the company; the one to speak to follows.
    private static Markup? Contact(AlertViewModel view) =>
        view.Alert.NextAction.Kind is not (NextActionKind.Call or NextActionKind.Email) && view.ContactWithTitle(Limit) is { } person
            ? (Markup)$"contact {person}"
            : null;

    // Only whoever works it needs to reach them.
    private static Markup? Reach(AlertViewModel view, Markup phone, Markup email)
    {
        if (view.Alert.State != AlertState.Claimed)
        {
            return null;
        }

        var number = DisplayText.Safe(view.Alert.Lead.Contact.Phone, 60);
        var address = DisplayText.Safe(view.Alert.Lead.Contact.Email, Limit);
        return view.Alert.NextAction.Kind switch
        {
            NextActionKind.Call => number is not null
                ? phone + number
                : $"no phone number known: {(address is null ? (Markup)$"look in the CRM" : $"write to {address}")}",
            NextActionKind.Email => address is not null
                ? email + address
                : $"no e-mail address known: {(number is null ? (Markup)$"look in the CRM" : $"call {number}")}",
            NextActionKind.Route or NextActionKind.Review or NextActionKind.Wait => null,
        };
    }
}
