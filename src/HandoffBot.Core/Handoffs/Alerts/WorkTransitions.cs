using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>
/// Accepting an alert, giving it back or taking it over, and having contacted the lead. Accepting means "will work it", not
/// "is a deal".
/// </summary>
internal static class WorkTransitions
{
    internal static Advanced Claim(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open => Done(
                alert with
                {
                    State = AlertState.Claimed,
                    Claimed = new ActorStamp(by, now),
                },
                AlertFactKind.Claimed,
                by,
                now
            ),
            AlertState.Claimed when Mine(alert.Claimed, by) => YoursAlready(alert),
            AlertState.Claimed => Said(
                alert,
                $"{Who(alert.Claimed)} claimed this {Ago(alert.Claimed, now)} ago. If you are to work it instead, press *Take over*: they are told."
            ),
            AlertState.Contacted => WorkedAlready(alert, now),
            _ => Late(alert, now),
        };

    internal static Advanced Release(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open => Said(alert, "Nobody has claimed this, so there is nothing to release."),
            AlertState.Claimed when Mine(alert.Claimed, by) => Done(
                alert with
                {
                    State = AlertState.Open,
                    Claimed = null,
                },
                AlertFactKind.Released,
                by,
                now
            ),
            AlertState.Claimed => Said(
                alert,
                $"Only {Who(alert.Claimed)}, who claimed this {Ago(alert.Claimed, now)} ago, can release it. "
                    + "If you are to work it, press *Take over*: they are told."
            ),
            AlertState.Contacted => WorkedAlready(alert, now),
            _ => Late(alert, now),
        };

    internal static Advanced TakeOver(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Claimed when Mine(alert.Claimed, by) => YoursAlready(alert),
            AlertState.Claimed => new Advanced(
                alert with
                {
                    Claimed = new ActorStamp(by, now),
                },
                [new AlertFact(AlertFactKind.TakenOver, now, by, alert.Claimed?.By)],
                $"This is yours now. {Who(alert.Claimed)}, who had claimed it, is told."
            ),
            _ => Claim(alert, by, now),
        };

    internal static Advanced Contact(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open or AlertState.Claimed => Done(
                alert with
                {
                    State = AlertState.Contacted,
                    Contacted = new ActorStamp(by, now),
                    NextDueAt = now + AlertDeadlines.ContactUndoable,
                },
                AlertFactKind.Contacted,
                by,
                now
            ),
            AlertState.Contacted when Mine(alert.Contacted, by) => Said(alert, "You have marked this lead as contacted already."),
            AlertState.Contacted => Said(alert, $"{Who(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago already."),
            _ => Late(alert, now),
        };

    /// <summary>Back to what it was before the mark, and on from there: what ran out meanwhile expires at once.</summary>
    internal static Advanced UndoContacted(Alert alert, string by, HandoffAgreement agreement, Instant now)
    {
        if (alert.State is AlertState.Open or AlertState.Claimed)
        {
            return Said(alert, "This lead is not marked as contacted, so there is nothing to take back.");
        }

        if (alert.State is not AlertState.Contacted)
        {
            return Late(alert, now);
        }

        if (AlertDeadlines.ContactUndoableUntil(alert) is null)
        {
            return Said(
                alert,
                $"{Who(alert.Contacted)} marked this lead as contacted {Ago(alert.Contacted, now)} ago; that can be taken back for "
                    + $"{DurationText.Of(AlertDeadlines.ContactUndoable)} only. A new event after this alert's time brings a new alert."
            );
        }

        if (!Mine(alert.Contacted, by))
        {
            return Said(
                alert,
                $"Only {Who(alert.Contacted)}, who marked this lead as contacted {Ago(alert.Contacted, now)} ago, can take that back."
            );
        }

        var before = alert with { State = alert.Claimed is null ? AlertState.Open : AlertState.Claimed, Contacted = null };
        var timed = TimeTransitions.Pass(before, agreement, now);
        return new Advanced(
            timed.Alert,
            [new AlertFact(AlertFactKind.ContactUndone, now, by), .. timed.Log],
            timed.Alert.IsLive
                ? null
                : "*Contacted* is taken back. The alert's time ran out meanwhile, so it is over; a new event brings a new alert."
        );
    }

    /// <summary>A person as Slack shows one; a plain word where the id is not one that Slack would give.</summary>
    internal static string Person(string id) => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit) ? $"<@{id}>" : "Someone";

    private static Advanced YoursAlready(Alert alert) => Said(alert, "You have claimed this already: it is yours.");

    private static Advanced WorkedAlready(Alert alert, Instant now) =>
        Said(alert, $"{Who(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago; nothing is left to do.");

    private static Advanced Late(Alert alert, Instant now)
    {
        var ago = DurationText.Of(now - (alert.ClosedAt ?? now));
        return Said(
            alert,
            alert.State is AlertState.Withdrawn
                ? $"This alert was withdrawn {ago} ago. {alert.WithdrawnBecause} If the score was wrong, *Bad score* still counts."
                : $"This alert expired {ago} ago, so its reasons may no longer hold. A new event brings a new alert. If the score was wrong, *Bad score* still counts."
        );
    }

    private static bool Mine(ActorStamp? touch, string by) => string.Equals(touch?.By, by, StringComparison.Ordinal);

    private static string Who(ActorStamp? touch) => Person(touch?.By ?? "");

    private static string Ago(ActorStamp? touch, Instant now) => DurationText.Of(now - (touch?.At ?? now));

    private static Advanced Done(Alert alert, AlertFactKind kind, string by, Instant now) =>
        new(alert, [new AlertFact(kind, now, by)], null);

    private static Advanced Said(Alert alert, string reply) => new(alert, [], reply);
}
