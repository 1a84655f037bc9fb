using System.Globalization;
using System.Text.Json;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Operations.Import;

/// <summary>What a line was understood to say.</summary>
internal static class ImportText
{
    public static string Of(ScoreEvent e, string id) =>
        Line(
            "event",
            ("id", id),
            ("occurred_at", At(e.OccurredAt)),
            ("score", $"{e.Score.Name} {Number(e.Score.Value)}"),
            ("account", e.AccountKey),
            ("contact", e.Contact.Email ?? e.Contact.Name ?? e.Contact.Title),
            ("signals", e.Signals.Count == 0 ? null : string.Join(", ", e.Signals.Select(signal => signal.Key)))
        );

    public static string Of(OutcomeReport outcome) =>
        Line(
            "outcome",
            ("id", outcome.Id),
            ("occurred_at", At(outcome.OccurredAt)),
            ("account", outcome.AccountKey),
            ("outcome", Name(outcome.Outcome)),
            ("amount", outcome.Amount is { } amount ? $"{Number(amount)} {outcome.Currency}".Trim() : null),
            ("reason", outcome.Reason)
        );

    public static string Of(PastFeedbackRow feedback) =>
        Line(
            "feedback",
            ("id", feedback.Id),
            ("event_id", feedback.EventId),
            ("verdict", Name(feedback.Verdict)),
            ("at", At(feedback.At)),
            ("reason", feedback.Reason),
            ("note", feedback.Note)
        );

    private static string Line(string kind, params (string Name, string? Value)[] fields) =>
        $"{kind}  {string.Join(" · ", fields.Where(one => one.Value is not null).Select(one => $"{one.Name} {one.Value}"))}";

    private static string At(Instant at) => InstantPattern.General.Format(at);

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
