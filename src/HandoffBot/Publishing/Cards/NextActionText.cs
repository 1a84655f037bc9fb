using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Publishing.Cards;

/// <summary>The next action in words: what to do, whom to speak to and, once somebody has claimed it, how to reach them.</summary>
internal static class NextActionText
{
    private const int Room = 150;

    /// <summary>For the card.</summary>
    public static string Line(AlertViewModel scene) => Join(scene, "☎ ", "✉ ", 400);

    /// <summary>For ears.</summary>
    public static string Spoken(AlertViewModel scene) => Join(scene, "phone ", "e-mail ", 200);

    private static string Join(AlertViewModel scene, string phone, string email, int noteRoom)
    {
        var parts = new[]
        {
            Action(scene),
            Contact(scene),
            Reach(scene, phone, email),
            DisplayText.Safe(scene.Alert.NextAction.Note, noteRoom),
        };
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string Action(AlertViewModel scene) =>
        scene.Alert.NextAction.Kind switch
        {
            NextActionKind.Call => $"Call {scene.ContactWithTitle(Room) ?? scene.Company(Room)}",
            NextActionKind.Email => $"E-mail {scene.ContactWithTitle(Room) ?? scene.Company(Room)}",
            NextActionKind.Route => $"Route {scene.Company(Room)} to the right owner",
            NextActionKind.Review => $"Review {scene.Company(Room)} before anyone acts",
            NextActionKind.Wait => $"Wait on {scene.Company(Room)} for now",
        };

    // The others name the company; the one to speak to follows.
    private static string? Contact(AlertViewModel scene) =>
        scene.Alert.NextAction.Kind is not (NextActionKind.Call or NextActionKind.Email) && scene.ContactWithTitle(Room) is { } person
            ? $"contact {person}"
            : null;

    // Only whoever works it needs to reach them.
    private static string? Reach(AlertViewModel scene, string phone, string email)
    {
        if (scene.Alert.State != AlertState.Claimed)
        {
            return null;
        }

        var number = DisplayText.Safe(scene.Alert.Lead.Contact.Phone, 60);
        var address = DisplayText.Safe(scene.Alert.Lead.Contact.Email, Room);
        return scene.Alert.NextAction.Kind switch
        {
            NextActionKind.Call => number is not null
                ? phone + number
                : $"no phone number known: {(address is null ? "look in the CRM" : $"write to {address}")}",
            NextActionKind.Email => address is not null
                ? email + address
                : $"no e-mail address known: {(number is null ? "look in the CRM" : $"call {number}")}",
            NextActionKind.Route or NextActionKind.Review or NextActionKind.Wait => null,
        };
    }
}
