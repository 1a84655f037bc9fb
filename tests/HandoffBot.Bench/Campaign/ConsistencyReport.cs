using System.Text.Json;
using HandoffBot.Bench.Campaign.Incidents;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// Whether anything was lost, doubled or left wrong. Compares three books: what the sender was told, the database, and Slack.
/// </summary>
public sealed record ConsistencyReport(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<string> Wrong)
{
    public bool Sound => Wrong.Count == 0;

    /// <summary>The same with more things that are wrong, if there are any.</summary>
    public ConsistencyReport With(IReadOnlyList<string> wrong) => this with { Wrong = [.. Wrong, .. wrong] };

    /// <summary>The same with more that was counted.</summary>
    public ConsistencyReport Counting(IEnumerable<KeyValuePair<string, int>> counts) =>
        this with
        {
            Counts = Counts.Concat(counts).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
        };

    internal static Task<ConsistencyReport> Of(
        IDatabase database,
        SandboxServer slack,
        IReadOnlyDictionary<string, GeneratedEvent> accepted,
        IReadOnlySet<string> deleted,
        RestoredBackup? restored
    ) =>
        database.Read(
            async (db, cancel) =>
            {
                var wrong = new List<string>();
                var decisions = await db.Decisions.ToDictionaryAsync(d => d.EventId, StringComparer.Ordinal, cancel);
                var alerts = await db.Alerts.ToDictionaryAsync(a => a.Id, StringComparer.Ordinal, cancel);
                var messages = await db.Messages.ToListAsync(cancel);
                var neverPosted = await db
                    .AlertFacts.Where(f => f.Kind == AlertFactKind.NeverPosted)
                    .Select(f => f.AlertId)
                    .ToHashSetAsync(StringComparer.Ordinal, cancel);
                var waiting = await db
                    .Holds.Where(hold => hold.EndedAt == null && hold.NoticeKey != null)
                    .Select(hold => hold.NoticeKey!)
                    .ToHashSetAsync(StringComparer.Ordinal, cancel);
                var lost = await db
                    .AlertFacts.Where(f => f.Kind == AlertFactKind.CardReposted || f.Kind == AlertFactKind.CardLost)
                    .Select(f => f.AlertId)
                    .ToHashSetAsync(StringComparer.Ordinal, cancel);
                var ours = slack.Workspace.Channels.SelectMany(c => c.Messages).Where(m => m.Metadata is not null).ToList();
                var taken = new TakenBack(ours, slack.Workspace, restored);
                var shown = ours.Except(taken.Closed).ToList();

                wrong.AddRange(
                    accepted.Keys.Where(id => !decisions.ContainsKey(id)).Select(id => $"event {id} was accepted and never decided")
                );
                wrong.AddRange(Latest([.. accepted.Values], new EventDecisions([.. decisions.Values]), alerts));
                wrong.AddRange(Doubled(ours));
                wrong.AddRange(taken.Wrong());
                // What a person deleted is gone until the bot's next edit finds out, or for good once its alert has closed.
                bool Gone(MessageRow row) =>
                    row.Ts is { } ts ? deleted.Contains(ts) : row.PostedRevision == row.WantedRevision && lost.Contains(row.Subject);
                wrong.AddRange(messages.Where(m => !Gone(m)).SelectMany(m => Posted(m, shown)));
                wrong.AddRange(
                    messages
                        // With a card that a person deleted goes what was to be said in its thread.
                        .Where(m => m.State == MessageState.Abandoned && !lost.Contains(m.Subject.Split(':')[0]))
                        .SelectMany(m => GivenUp(m, alerts, neverPosted, waiting, shown))
                );
                wrong.AddRange(
                    messages
                        .Where(m => m.Kind == "alert")
                        .SelectMany(m => Right(alerts[m.Subject], m, shown.FirstOrDefault(s => Id(s) == m.Id)))
                );
                wrong.AddRange(
                    shown
                        .Where(s => messages.TrueForAll(m => m.Id != Id(s)) && !taken.IsLeftStanding(s))
                        .Select(s => $"Slack shows {s.Ts}, which no row asked for: {s.Text}")
                );
                wrong.AddRange(
                    alerts
                        .Keys.Except(messages.Where(m => m.Kind == "alert").Select(m => m.Subject))
                        .Select(a => $"alert {a} has no message")
                );

                return new ConsistencyReport(
                    new Dictionary<string, int>(StringComparer.Ordinal)
                    {
                        ["events accepted"] = accepted.Count,
                        ["decisions"] = decisions.Count,
                        ["alerts"] = alerts.Count,
                        ["messages wanted"] = messages.Count,
                        ["messages in Slack"] = shown.Count,
                        ["unsettled"] = messages.Count(m => m.State == MessageState.NeedsOperator),
                        ["dropped"] = messages.Count(m => m.State == MessageState.Abandoned),
                        ["deleted by people"] = deleted.Count,
                        ["edits in Slack"] = shown.Sum(s => s.Revisions.Count - 1),
                        ["sent again"] = restored?.SentAgain ?? 0,
                        ["no longer followed"] = taken.Closed.Count,
                        ["left standing"] = shown.Count(s => messages.TrueForAll(m => m.Id != Id(s))),
                    },
                    wrong
                );
            },
            default
        );

    // The last event of an account that was sent must be what the account's row remembers, whatever was killed in between.
    private static IEnumerable<string> Latest(
        IReadOnlyCollection<GeneratedEvent> accepted,
        EventDecisions decisions,
        Dictionary<string, AlertRow> alerts
    )
    {
        foreach (var old in decisions.WronglySuperseded(accepted))
        {
            yield return old;
        }

        foreach (var last in decisions.NewestOfAccounts(accepted))
        {
            var decision = decisions.Last(last.Id)!;
            if (decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated && alerts[decision.AlertId!].Score != last.Score)
            {
                yield return $"the alert of {decision.AccountKey} shows {alerts[decision.AlertId!].Score} and not {last.Score}";
            }
        }
    }

    private static IEnumerable<string> Doubled(IEnumerable<ChannelMessage> shown) =>
        shown.GroupBy(Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"message {g.Key} is in Slack {g.Count()} times");

    private static IEnumerable<string> Posted(MessageRow row, List<ChannelMessage> shown)
    {
        if (row.State is MessageState.Abandoned)
        {
            yield break;
        }

        if (row.State is MessageState.NeedsOperator)
        {
            yield return $"message {row.Id} is unsettled: {row.Error}";
        }
        else if (shown.TrueForAll(s => Id(s) != row.Id))
        {
            yield return $"message {row.Id} ({row.Kind} {row.Subject}, {row.State}) is not in Slack";
        }
        else if (row.PostedRevision != row.WantedRevision)
        {
            yield return $"message {row.Id} shows revision {row.PostedRevision} and not {row.WantedRevision}";
        }
    }

    // Only what has no reason any more may be given up, and the alert's own record says so.
    private static IEnumerable<string> GivenUp(
        MessageRow row,
        Dictionary<string, AlertRow> alerts,
        HashSet<string> neverPosted,
        HashSet<string> waiting,
        List<ChannelMessage> shown
    )
    {
        var isShown = shown.Exists(s => Id(s) == row.Id);
        if (row.ReplyTo is not null)
        {
            // A reply tells of an alert that still runs, and may stand in Slack where nobody could find it.
            if (!isShown && alerts[row.Subject.Split(':')[0]].Alert.IsLive)
            {
                yield return $"the {row.Kind} {row.Subject} was given up while its alert runs: {row.Error}";
            }

            yield break;
        }

        if (isShown)
        {
            yield return $"message {row.Id} was given up and Slack shows it";
        }

        // Nobody is asked what was settled before they could be.
        if (row.Kind == Outbox.AccountQuestionKind || (row.Kind == Outbox.HoldKind && !waiting.Contains(row.Subject)))
        {
            yield break;
        }

        if (row.Kind != "alert")
        {
            yield return $"the {row.Kind} {row.Subject} was given up: {row.Error}";
        }
        else if (alerts[row.Subject].State is not (AlertState.Withdrawn or AlertState.Expired))
        {
            yield return $"alert {row.Subject} is {alerts[row.Subject].State} and was given up: {row.Error}";
        }
        else if (!neverPosted.Contains(row.Subject))
        {
            yield return $"alert {row.Subject} was never posted and its record does not say so";
        }
    }

    private static IEnumerable<string> Right(AlertRow alert, MessageRow row, ChannelMessage? message)
    {
        if (message is null)
        {
            yield break;
        }

        var text = message.AllText;
        if (!text.Contains($"{alert.Score:0}", StringComparison.Ordinal))
        {
            yield return $"alert {alert.Id} shows another score than {alert.Score}, in revision {row.PostedRevision}: {text}";
        }

        var says = alert.State switch
        {
            AlertState.Withdrawn => "withdrawn",
            AlertState.Contacted => "contacted",
            AlertState.Claimed => "claimed",
            _ => "",
        };
        if (!text.Contains(says, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"alert {alert.Id} is {alert.State} and its message does not say so";
        }

        var work = message.Blocks?.GetRawText().Contains("\"alert_claim\"", StringComparison.Ordinal) == true;
        if (!work && alert.State is AlertState.Open)
        {
            yield return $"alert {alert.Id} is open and cannot be claimed: {text}";
        }

        if (work && alert.State is not AlertState.Open)
        {
            yield return $"alert {alert.Id} is {alert.State} and still offers to be claimed";
        }
    }

    internal static string? Id(ChannelMessage message) =>
        message.Metadata is { ValueKind: JsonValueKind.Object } metadata
        && metadata.TryGetProperty("event_payload", out var payload)
        && payload.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
