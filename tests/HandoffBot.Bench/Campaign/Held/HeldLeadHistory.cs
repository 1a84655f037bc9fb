using System.Globalization;
using System.Text.RegularExpressions;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Bench.Campaign.Held;

/// <summary>
/// Whether every lead that waits was released, dropped, or sent on by what it waits for at most once, what was acknowledged is in effect,
/// the rest waits, and Slack shows how many wait for an e-mail address.
/// </summary>
internal sealed partial class HeldLeadHistory
{
    private const string WaitsForAddress = "required:contact.email";
    private const string Address = "contact.email";
    private readonly IReadOnlyCollection<GeneratedEvent> _accepted;
    private readonly IReadOnlyList<GeneratedEvent> _lacking;
    private readonly ILookup<string, HeldLeadClick> _clicks;
    private readonly HashSet<string> _told;
    private readonly IReadOnlyCollection<GeneratedFieldReport> _fields;
    private readonly int _pressed;
    private readonly EventDecisions _decisions;
    private readonly Dictionary<string, DecisionRow> _byKey;
    private readonly HashSet<string> _waiting;
    private readonly IReadOnlyList<HoldRow> _holds;
    private readonly IReadOnlyList<AlertRow> _alerts;
    private readonly IReadOnlyList<MessageRow> _notices;
    private readonly ILookup<string?, ChannelMessage> _shown;

    /// <param name="records">What the database and Slack know.</param>
    /// <param name="accepted">The events the sender was told 202 for.</param>
    /// <param name="fields">The fields it was told 202 for.</param>
    /// <param name="clicks">What was pressed.</param>
    public HeldLeadHistory(
        CampaignRecords records,
        IReadOnlyCollection<GeneratedEvent> accepted,
        IReadOnlyCollection<GeneratedFieldReport> fields,
        IReadOnlyList<HeldLeadClick> clicks
    )
    {
        (_accepted, _fields, _pressed) = (accepted, fields, clicks.Count);
        _lacking = [.. accepted.Where(one => one.LacksAddress)];
        _told = fields.Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
        _clicks = clicks.Where(click => click.Counts).ToLookup(click => click.EventId, StringComparer.Ordinal);
        (_decisions, _byKey, _waiting, _alerts) = (records.OfEvents, records.ByKey, records.Waiting, records.Alerts);
        _holds = [.. records.Holds.Where(row => row.EndedAt is null && row.Missing.Contains(Address, StringComparer.Ordinal))];
        _notices = [.. records.Messages.Where(row => row.Kind == Outbox.HoldKind)];
        _shown = records.Shown;
    }

    /// <summary>What happened, and how often.</summary>
    public IEnumerable<KeyValuePair<string, int>> Counts()
    {
        var byHand = _accepted.Select(one => ByHand(one.Id)).OfType<DecisionRow>().ToList();
        return
        [
            new("held for an address", _lacking.Count(WasHeld)),
            new("released by hand", byHand.Count(row => row.Rule == DecisionAgain.ReleasedRule)),
            new("dropped by hand", byHand.Count(row => row.Rule == DecisionAgain.DroppedRule)),
            new("sent on by fields", _lacking.Count(one => ByFields(one.Id).Any())),
            new("still held", _lacking.Count(one => _waiting.Contains(one.Id))),
            new("clicks on held leads", _pressed),
        ];
    }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Wrong() =>
        [
            .. _accepted.SelectMany(Ended),
            .. _accepted.SelectMany(Clicked),
            .. _lacking.GroupBy(one => one.Account, StringComparer.Ordinal).SelectMany(Waits),
            .. _fields
                .Where(one => !_byKey.ContainsKey(FieldReportKey.Of(one.Id)))
                .Select(one => $"lead fields {one.Id} were accepted and never decided"),
            .. _holds
                .Where(row => !_waiting.Contains(row.EventId))
                .Select(row => $"{row.Owner} is asked for what event {row.EventId} lacks, which does not wait"),
            .. _notices.SelectMany(Shown),
        ];

    // Whoever comes second, of a release, a drop and fields, finds nothing that waits.
    private IEnumerable<string> Ended(GeneratedEvent one)
    {
        var ends = _decisions.Of(one.Id).Count(row => row is { ScoreEventId: not null, Outcome: not DecisionOutcome.Held });
        if (ends > 1)
        {
            yield return $"event {one.Id} waited once and went on {ends} times";
        }

        if (ByHand(one.Id) is not { } byHand)
        {
            yield break;
        }

        var alerts = _alerts.Count(alert => alert.Alert.EventId == one.Id || alert.Id == byHand.AlertId);
        if (byHand.Rule == DecisionAgain.DroppedRule && alerts > 0)
        {
            yield return $"event {one.Id} was dropped and alerted";
        }

        if (byHand.Rule == DecisionAgain.ReleasedRule && alerts != 1)
        {
            yield return $"event {one.Id} was released and has {alerts} alerts";
        }
    }

    // What the bot said it has must have been done; what was done must have been pressed, by the one who may.
    private IEnumerable<string> Clicked(GeneratedEvent one)
    {
        if (_waiting.Contains(one.Id) && _clicks[one.Id].Any(click => click.IsAcknowledged && IsKnownAt(one.Id, click.During.From)))
        {
            yield return $"event {one.Id} was released or dropped and still waits";
        }

        if (ByHand(one.Id) is { } byHand)
        {
            var action = byHand.Rule == DecisionAgain.DroppedRule ? HeldLeadClick.DropAction : HeldLeadClick.ReleaseAction;
            if (!_clicks[one.Id].Any(click => click.Action == action))
            {
                yield return $"event {one.Id} was {byHand.Rule} by hand, and nobody who may pressed that";
            }
        }
    }

    // After a restore a list may show what the database hears of again only later.
    private bool IsKnownAt(string eventId, DateTimeOffset at) =>
        _byKey.GetValueOrDefault(eventId)?.DecidedAt <= Instant.FromDateTimeOffset(at);

    // A lead waits until somebody ends that, fields come, or a newer event takes its place.
    private IEnumerable<string> Waits(IGrouping<string, GeneratedEvent> ofAccount)
    {
        var inOrder = ofAccount.OrderBy(one => one.At).ToList();
        foreach (var one in inOrder)
        {
            var isNewest = one == inOrder[^1];
            var isEnded = ByHand(one.Id) is not null || ByFields(one.Id).Any();
            if (isNewest && WasHeld(one) && !isEnded && !_waiting.Contains(one.Id))
            {
                yield return $"event {one.Id} was held and waits no longer, and nobody ended that";
            }

            if (!_waiting.Contains(one.Id) || _decisions.Last(one.Id)?.Rule != WaitsForAddress)
            {
                continue;
            }

            if (!isNewest || _told.Contains(one.Account))
            {
                yield return $"event {one.Id} waits for an address, though {(isNewest ? "it was told" : "a newer event came")}";
            }

            if (_holds.All(row => row.EventId != one.Id))
            {
                yield return $"event {one.Id} waits for an address and nobody is asked";
            }
        }
    }

    private IEnumerable<string> Shown(MessageRow row)
    {
        var waiting = _holds.Where(hold => hold.NoticeKey == row.Subject).Select(hold => hold.AccountKey);
        var count = waiting.Distinct(StringComparer.Ordinal).Count();
        foreach (var message in _shown[row.Id])
        {
            if (Told(message.Text) != count)
            {
                yield return $"{count} leads wait for an address, and the notice reads: {message.Text}";
            }
        }
    }

    private bool WasHeld(GeneratedEvent one) => _byKey.GetValueOrDefault(one.Id)?.Rule == WaitsForAddress;

    private DecisionRow? ByHand(string eventId) => _byKey.GetValueOrDefault(FieldReportKey.OfPerson(eventId));

    private IEnumerable<DecisionRow> ByFields(string eventId) =>
        _decisions.Of(eventId).Where(row => row.EventId.StartsWith(FieldReportKey.Prefix, StringComparison.Ordinal));

    private static int? Told(string text) =>
        Held().Match(text) is { Success: true } found ? int.Parse(found.Groups["leads"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("Held for want of an e-mail address: (?<leads>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Held();
}
