using System.Text.Json;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;
using HandoffBot.Intake.Contracts;
using NodaTime;

namespace HandoffBot.Intake;

/// <summary>
/// Reads one score event from JSON. Fields it does not know are left alone: they stay in the stored body. A known field of
/// the wrong type is a fault; an empty or null one counts as not told.
/// </summary>
public static class EventReader
{
    /// <param name="json">One JSON object, UTF-8.</param>
    /// <param name="fallbackId">The id of an event that carries none; null when there is none either.</param>
    /// <param name="now">What "in the future" is measured against.</param>
    public static EventReadResult Read(ReadOnlyMemory<byte> json, string? fallbackId, Instant now)
    {
        if (StrictJson.Parse(json, out var fault) is not { } document)
        {
            return new(null, [fault!]);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new(null, [new("", $"expected an event, an object; found {JsonFields.Kind(document.RootElement)}")]);
            }

            var faults = new List<EventFault>();
            var root = new JsonFields(document.RootElement, faults, now + EventLimits.ClockSkew);
            var read = Event(root, fallbackId);
            return faults.Count == 0 ? new(read, []) : new(null, faults, root.Faulted("id") ? null : root.Text("id", EventLimits.Code));
        }
    }

    private static ScoreEvent Event(JsonFields root, string? fallbackId) =>
        new()
        {
            Id = Id(root, fallbackId),
            OccurredAt = root.Time("occurred_at") ?? root.Missing("occurred_at", JsonFields.ATime, default(Instant)),
            Score = root.Object("score") is { } score
                ? Score(score)
                : root.Missing("score", "an object with name and value", new Score("", 0)),
            Account = root.Object("account") is { } account
                ? Account(account)
                : root.Missing("account", "an object with an id or a domain", new Account()),
            Contact = root.Object("contact") is { } contact ? Contact(contact) : new(),
            Owner = Owner(root),
            Signals = root.Items("signals", EventLimits.Items, Signal),
            Source = root.Object("source") is { } source
                ? new(
                    source.Text("channel", EventLimits.Line),
                    source.Text("campaign", EventLimits.Line),
                    source.Text("medium", EventLimits.Line)
                )
                : null,
            Answers = root.Items("answers", EventLimits.Items, answer => new Answer(
                answer.Text("question", EventLimits.Line) ?? answer.Missing("question", "a question"),
                answer.Text("answer", EventLimits.Paragraph) ?? ""
            )),
            Engagement = root.Items("engagement", EventLimits.Engagements, engagement => new Engagement(
                engagement.Time("at") ?? engagement.Missing("at", JsonFields.ATime, default(Instant)),
                engagement.Text("what", EventLimits.Line) ?? engagement.Missing("what", "what was done"),
                engagement.Whole("count", 1) ?? 1
            )),
            NextAction = root.Object("next_action") is { } action
                ? new(
                    action.OneOf<NextActionKind>("kind")
                        ?? action.Missing("kind", JsonFields.Names<NextActionKind>(), default(NextActionKind)),
                    action.Text("note", EventLimits.Paragraph)
                )
                : null,
        };

    private static string Id(JsonFields root, string? fallbackId)
    {
        var id = root.Text("id", EventLimits.Code);
        if (id is not null || root.Faulted("id"))
        {
            return id ?? "";
        }

        if (fallbackId is { Length: > EventLimits.Code })
        {
            return root.Missing("id", $"the sender's id of the event (the webhook-id header is longer than {EventLimits.Code} characters)");
        }

        return fallbackId ?? root.Missing("id", "the sender's id of the event, or a webhook-id header");
    }

    private static Score Score(JsonFields score) =>
        new(
            score.Text("name", EventLimits.Code) ?? score.Missing("name", "the score's name"),
            score.Number("value") ?? score.Missing("value", "a number", 0m),
            score.Number("previous"),
            score.Text("version", EventLimits.Code)
        );

    private static Account Account(JsonFields account)
    {
        var read = new Account
        {
            Id = account.Text("id", EventLimits.Code),
            Name = account.Text("name", EventLimits.Line),
            Domain = account.Text("domain", EventLimits.Code)?.ToLowerInvariant(),
            Segment = account.Text("segment", EventLimits.Code),
            Territory = account.Text("territory", EventLimits.Code),
            Country = account.Text("country", EventLimits.Code),
            Employees = account.Whole("employees", 0),
            Industry = account.Text("industry", EventLimits.Line),
            DealSize = account.Number("deal_size"),
            Product = account.Text("product", EventLimits.Code),
        };
        return read.Id is null && read.Domain is null && !account.Faulted("domain")
            ? account.Missing("id", "an account id, or a domain", read)
            : read;
    }

    private static Contact Contact(JsonFields contact) =>
        new()
        {
            Id = contact.Text("id", EventLimits.Code),
            Name = contact.Text("name", EventLimits.Line),
            Title = contact.Text("title", EventLimits.Line),
            Email = contact.Text("email", EventLimits.Line),
            Phone = contact.Text("phone", EventLimits.Line),
        };

    private static Signal Signal(JsonFields signal)
    {
        var key = signal.Text("key", EventLimits.Code) ?? signal.Missing("key", "the signal's stable name");
        return new()
        {
            Key = key,
            Label = signal.Text("label", EventLimits.Line) ?? key,
            Kind = signal.OneOf<SignalKind>("kind") ?? signal.Missing("kind", JsonFields.Names<SignalKind>(), default(SignalKind)),
            Points = signal.Number("points"),
            Strength = signal.OneOf<SignalStrength>("strength") ?? SignalStrength.Supportive,
            ObservedAt = signal.Time("observed_at"),
            Source = signal.Text("source", EventLimits.Line),
        };
    }

    private static string? Owner(JsonFields root)
    {
        var owner = root.Text("owner", EventLimits.Line);
        if (owner is null || IsEmail(owner) || SlackIds.IsUser(owner))
        {
            return owner;
        }

        root.Fault("owner", "expected an e-mail address or a Slack user id such as U0REP1");
        return null;
    }

    private static bool IsEmail(string text) =>
        text.IndexOf('@') is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>');
}
