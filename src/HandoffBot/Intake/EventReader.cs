using System.Text.Json;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Inbox;
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
        ScoreEvent? read = null;
        var (faults, ownId) = Object(json, now, "an event, an object", root => read = Event(root, fallbackId));
        return new(faults.Count == 0 ? read : null, faults, ownId);
    }

    /// <summary>Reads one JSON object: what is wrong with it, and then the id it carries itself, where that could be read.</summary>
    internal static (IReadOnlyList<EventFault> Faults, string? OwnId) Object(
        ReadOnlyMemory<byte> json,
        Instant now,
        string expected,
        Action<JsonFields> read
    )
    {
        if (StrictJson.Parse(json, out var fault) is not { } document)
        {
            return ([fault!], null);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ([new("", $"expected {expected}; found {JsonFields.Kind(document.RootElement)}")], null);
            }

            var faults = new List<EventFault>();
            var root = new JsonFields(document.RootElement, faults, now + EventLimits.ClockSkew);
            read(root);
            return (faults, faults.Count == 0 || root.Faulted("id") ? null : root.Text("id", EventLimits.Code));
        }
    }

    private static ScoreEvent Event(JsonFields root, string? fallbackId) =>
        new()
        {
            Id = Unreserved(root, Id(root, fallbackId)),
            OccurredAt = OccurredAt(root),
            Score = root.Object("score") is { } score
                ? Score(score)
                : root.Missing("score", "an object with name and value", new Score("", 0)),
            Account = Account(root),
            Contact = Contact(root),
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

    /// <summary>When it happened.</summary>
    internal static Instant OccurredAt(JsonFields root) =>
        root.Time("occurred_at") ?? root.Missing("occurred_at", JsonFields.ATime, default(Instant));

    /// <summary>The account, which has to be there.</summary>
    internal static Account Account(JsonFields root) =>
        root.Object("account") is { } account
            ? ReadAccount(account)
            : root.Missing("account", "an object with an id or a domain", new Account());

    /// <summary>The contact; every part may be unknown.</summary>
    internal static Contact Contact(JsonFields root) => root.Object("contact") is { } contact ? ReadContact(contact) : new();

    private static string Unreserved(JsonFields root, string id)
    {
        if (FieldReportKey.IsReserved(id))
        {
            root.Fault("id", $"expected an id that does not begin with {FieldReportKey.Prefix}: those are of lead fields");
        }
        else if (OutcomeKey.IdOf(id) is not null)
        {
            root.Fault("id", $"expected an id that does not begin with {OutcomeKey.Prefix}: those are of outcomes");
        }

        return id;
    }

    /// <summary>The sender's id.</summary>
    internal static string Id(JsonFields root, string? fallbackId)
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

    private static Account ReadAccount(JsonFields account)
    {
        var read = new Account
        {
            Id = account.Text("id", EventLimits.Code),
            CrmId = account.Text("crm_id", EventLimits.Code),
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

    private static Contact ReadContact(JsonFields contact) =>
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
