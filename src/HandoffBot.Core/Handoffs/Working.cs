using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>Accepting an alert, and having contacted the lead. Accepting means "will work it", not "is a deal".</summary>
internal static class Working
{
    internal static Advanced Claim(Alert alert, string by, Instant now) => alert.State switch
    {
        AlertState.Open => Done(alert with { State = AlertState.Claimed, Claimed = new Touch(by, now) }, AlertFactKind.Claimed, by, now),
        AlertState.Claimed when Mine(alert.Claimed, by) => Said(alert, "You have claimed this already: it is yours."),
        AlertState.Claimed => Said(alert, $"{Who(alert.Claimed)} claimed this {Ago(alert.Claimed, now)} ago; ask them if you want to take it over."),
        AlertState.Contacted => Said(alert, $"{Who(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago; nothing is left to do."),
        _ => Late(alert, now),
    };

    internal static Advanced Contact(Alert alert, string by, Instant now) => alert.State switch
    {
        AlertState.Open or AlertState.Claimed =>
            Done(alert with { State = AlertState.Contacted, Contacted = new Touch(by, now), NextDueAt = null }, AlertFactKind.Contacted, by, now),
        AlertState.Contacted when Mine(alert.Contacted, by) => Said(alert, "You have marked this lead as contacted already."),
        AlertState.Contacted => Said(alert, $"{Who(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago already."),
        _ => Late(alert, now),
    };

    /// <summary>A person as Slack shows one; a plain word where the id is not one that Slack would give.</summary>
    internal static string Person(string id) => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit) ? $"<@{id}>" : "Someone";

    private static Advanced Late(Alert alert, Instant now)
    {
        var ago = InWords.Span(now - (alert.ClosedAt ?? now));
        return Said(alert, alert.State is AlertState.Withdrawn
            ? $"This alert was withdrawn {ago} ago. {alert.WithdrawnBecause} If the score was wrong, *Bad score* still counts."
            : $"This alert expired {ago} ago, so its reasons may no longer hold. A new event brings a new alert. If the score was wrong, *Bad score* still counts.");
    }

    private static bool Mine(Touch? touch, string by) => string.Equals(touch?.By, by, StringComparison.Ordinal);

    private static string Who(Touch? touch) => Person(touch?.By ?? "");

    private static string Ago(Touch? touch, Instant now) => InWords.Span(now - (touch?.At ?? now));

    private static Advanced Done(Alert alert, AlertFactKind kind, string by, Instant now) => new(alert, [new AlertFact(kind, now, by)], null);

    private static Advanced Said(Alert alert, string reply) => new(alert, [], reply);
}
