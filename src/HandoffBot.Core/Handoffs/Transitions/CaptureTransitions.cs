using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Keeping a message of a card's thread as a note on the alert, each message once.</summary>
internal static class CaptureTransitions
{
    internal static AlertTransition Capture(Alert alert, AlertCommand.CaptureExample asked, Instant now)
    {
        if (alert.Captured.FirstOrDefault(one => one.Channel == asked.Channel && one.Ts == asked.Ts) is { } kept)
        {
            return Refused(
                alert,
                $"{new PersonReference(kept.By)} captured this message {DurationText.Of(now - kept.At)} ago: it is a note on the alert of "
                    + $"{CompanyName.Of(alert)} already."
            );
        }

        if (alert.Captured.Count >= CapturedExample.MostOfAlert)
        {
            return Refused(
                alert,
                $"The alert of {CompanyName.Of(alert)} has {Number(CapturedExample.MostOfAlert)} captured messages, and keeps no more. "
                    + $"They stand under *Details*."
            );
        }

        var example = new CapturedExample(asked.Channel, asked.Ts, asked.Author, Cut(asked.Text), asked.Link, asked.By, now);
        return AlertTransition.With(
            alert with
            {
                Captured = [.. alert.Captured, example],
            },
            new AlertFact(AlertFactKind.ExampleCaptured, now, asked.By, asked.Link),
            $"Captured as an example: a note on the alert of {CompanyName.Of(alert)}, with the link to this message. It stands under "
                + $"*Details*, and the weekly review lists it beside the flags."
        );
    }

    private static string? Cut(string? text)
    {
        const int Most = CapturedExample.LongestText;
        var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        // A high surrogate without its low one is no character.
        return words?.Length > Most ? words[..(char.IsHighSurrogate(words[Most - 1]) ? Most - 1 : Most)] : words;
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
