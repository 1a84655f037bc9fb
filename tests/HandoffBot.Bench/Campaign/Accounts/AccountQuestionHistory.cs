using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;

namespace HandoffBot.Bench.Campaign.Accounts;

/// <summary>
/// Whether every question which account an id stands for was asked once, each answer that was given stands and sent its lead on once,
/// and Slack shows what became of it.
/// </summary>
internal sealed class AccountQuestionHistory
{
    private readonly IReadOnlyList<AccountQuestionRow> _questions;
    private readonly IReadOnlyCollection<GeneratedEvent> _accepted;
    private readonly ILookup<string, AccountClick> _clicks;
    private readonly int _pressed;
    private readonly EventDecisions _decisions;
    private readonly Dictionary<string, DecisionRow> _byKey;
    private readonly IReadOnlyList<AlertRow> _alerts;
    private readonly HashSet<string> _waiting;
    private readonly HashSet<string> _held;
    private readonly ILookup<string, MessageRow> _messages;
    private readonly ILookup<string?, ChannelMessage> _shown;

    /// <param name="records">What the database and Slack know.</param>
    /// <param name="accepted">The events the sender was told 202 for.</param>
    /// <param name="clicks">What was pressed.</param>
    public AccountQuestionHistory(
        CampaignRecords records,
        IReadOnlyCollection<GeneratedEvent> accepted,
        IReadOnlyList<AccountClick> clicks
    )
    {
        (_accepted, _questions, _alerts, _pressed) = (accepted, records.Questions, records.Alerts, clicks.Count);
        _clicks = clicks.Where(click => click.Counts).ToLookup(click => click.Question, StringComparer.Ordinal);
        (_decisions, _byKey, _waiting, _shown) = (records.OfEvents, records.ByKey, records.Waiting, records.Shown);
        _held = records
            .Holds.Where(row => row.EndedAt is null && EventDecisions.WaitsForAnswer.EndsWith(row.Missing[0], StringComparison.Ordinal))
            .Select(row => row.EventId)
            .ToHashSet(StringComparer.Ordinal);
        _messages = records
            .Messages.Where(row => row.Kind == Outbox.AccountQuestionKind)
            .ToLookup(row => row.Subject, StringComparer.Ordinal);
    }

    /// <summary>What happened, and how often.</summary>
    public IEnumerable<KeyValuePair<string, int>> Counts() =>
        [
            new("accounts asked about", _questions.Count),
            new("answered", _questions.Count(one => one.Answer is not null)),
            new("taken back", _questions.Count(one => one.UndoneAt is not null)),
            new("clicks on questions", _pressed),
        ];

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Wrong() =>
        [
            .. _questions.GroupBy(one => one.AccountKey, StringComparer.Ordinal).SelectMany(Doubled),
            .. _questions.SelectMany(Applied),
            .. _questions.SelectMany(Clicked),
            .. _questions.SelectMany(Shown),
            .. _questions
                .Where(one => one.IsOpen && (!_waiting.Contains(one.EventId) || !_held.Contains(one.EventId)))
                .Select(one => $"account {one.AccountKey} is asked about and no lead waits for it"),
            .. _held
                .Except(_questions.Where(one => one.IsOpen).Select(one => one.EventId))
                .Select(id => $"event {id} waits for a word on its account and nobody is asked"),
            .. _accepted.GroupBy(one => one.Account, StringComparer.Ordinal).SelectMany(Asked),
            .. _alerts
                .Where(one => one.Alert.IsLive)
                .GroupBy(one => one.AccountKey, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => $"account {group.Key} has {group.Count()} live alerts"),
        ];

    // The next question of an account comes when an answer was taken back, when an event came between that asks nothing, or when the
    // lead was dropped.
    private IEnumerable<string> Doubled(IEnumerable<AccountQuestionRow> ofAccount)
    {
        foreach (var (earlier, later) in ofAccount.Zip(ofAccount.Skip(1)))
        {
            if (earlier.EndedAt is null || (earlier.Answer is not null && earlier.UndoneAt is null))
            {
                yield return $"account {later.AccountKey} was asked about again, and the question before it had not ended";
            }
            else if (
                earlier.Answer is null
                && !_accepted.Any(one => one.Account == earlier.AccountKey && Ends(one, earlier))
                && !IsDropped(earlier)
            )
            {
                yield return $"account {later.AccountKey} was asked about twice";
            }
        }
    }

    // Decided in the transaction that ended it.
    private bool Ends(GeneratedEvent one, AccountQuestionRow question) =>
        _byKey.GetValueOrDefault(one.Id) is { } first
        && first.DecidedAt == question.EndedAt
        && (first.Rule != EventDecisions.WaitsForAnswer || one.Score < CampaignAgreement.LowestBand);

    // The owner of exceptions gave up the lead that waited for the answer.
    private bool IsDropped(AccountQuestionRow question) =>
        _byKey.GetValueOrDefault(FieldReportKey.OfPerson(question.EventId)) is { Rule: DecisionAgain.DroppedRule } dropped
        && dropped.DecidedAt == question.EndedAt
        && question.EndedHow == $"dropped by {CampaignAgreement.OwnerOfExceptions}";

    private IEnumerable<string> Applied(AccountQuestionRow question)
    {
        var again = _byKey.GetValueOrDefault(FieldReportKey.OfAccountAnswer(question.EventId));
        if (question.Answer is not { } answer)
        {
            if (again is not null)
            {
                yield return $"event {question.EventId} was decided again by an answer that nobody gave";
            }
        }
        else if (again is null)
        {
            yield return $"account {question.AccountKey} was said to be {answer} and event {question.EventId} waits for ever";
        }
        else if (again.AccountKey != answer || again.ScoreEventId != question.EventId)
        {
            yield return $"account {question.AccountKey} was said to be {answer} and event {question.EventId} went to {again.AccountKey}";
        }
    }

    // What the bot said it has must have been done; what was done must have been pressed, by the one who may.
    private IEnumerable<string> Clicked(AccountQuestionRow question)
    {
        var answers = _clicks[question.Id].Where(click => !click.IsUndo).ToList();
        var undone = _clicks[question.Id].Where(click => click.IsUndo).ToList();
        if (question.IsOpen && answers.Exists(click => click.IsAcknowledged))
        {
            yield return $"the answer about {question.AccountKey} was taken and is lost";
        }

        if (question.UndoneAt is null && undone.Exists(click => click is { IsAcknowledged: true, IsEarly: false }))
        {
            yield return $"the answer about {question.AccountKey} was taken back and stands";
        }

        if (question.Answer is { } answer && !answers.Exists(click => (click.Known ?? question.AccountKey) == answer))
        {
            yield return $"account {question.AccountKey} is said to be {answer}, and nobody who may said so";
        }

        if (question.UndoneAt is not null && undone.Count == 0)
        {
            yield return $"the answer about {question.AccountKey} was taken back by nobody who may";
        }
    }

    private IEnumerable<string> Shown(AccountQuestionRow question)
    {
        if (_messages[question.Id].ToList() is not [var row])
        {
            yield return $"the question about {question.AccountKey} has {_messages[question.Id].Count()} messages";
            yield break;
        }

        if (row.State is MessageState.Abandoned)
        {
            if (question.IsOpen)
            {
                yield return $"the question about {question.AccountKey} was given up: {row.Error}";
            }

            yield break;
        }

        var (button, says) = question switch
        {
            { IsOpen: true } => (AccountClick.OwnAction, "Its lead waits for the answer"),
            { Answer: null } => (null, "No longer asked"),
            { UndoneAt: not null } => (null, "Taken back by"),
            _ => (AccountClick.UndoAction, "Later events of this id follow it"),
        };
        foreach (var message in _shown[row.Id])
        {
            var isRight =
                message.AllText.Contains(says, StringComparison.Ordinal)
                && RenderedButton.Of(message.Blocks, AccountClick.Actions).Select(one => one.Action).LastOrDefault() == button;
            if (!isRight)
            {
                yield return $"the question about {question.AccountKey} does not show what became of it: {message.AllText}";
            }
        }
    }

    // The last event of an id tells whether it has to be asked about. One of an account with alerts of its own may stop at those.
    private IEnumerable<string> Asked(IGrouping<string, GeneratedEvent> ofId)
    {
        var newest = ofId.MaxBy(one => one.At)!;
        var open = _questions.Where(one => one.IsOpen && one.AccountKey == ofId.Key).ToList();
        var waits = _decisions.Last(newest.Id)?.Rule == EventDecisions.WaitsForAnswer;
        var wouldAlert = newest.Score >= CampaignAgreement.LowestBand && !_alerts.Any(one => one.AccountKey == ofId.Key);
        if (waits && wouldAlert && open.Count == 0)
        {
            yield return $"event {newest.Id} waits for a word on {ofId.Key}, and nobody is asked";
        }

        if (open.Exists(one => one.EventId != newest.Id))
        {
            yield return $"account {ofId.Key} is asked about for {open[0].EventId}, and {newest.Id} came after it";
        }
    }
}
