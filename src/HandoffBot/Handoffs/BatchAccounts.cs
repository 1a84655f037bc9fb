using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Handoffs;

/// <summary>
/// Which accounts the events of a batch are about. Where no agreement has match keys each is about the one that it names, and nothing is
/// asked of the database; where one has, events with an id or a domain in common are decided one after the other, whoever decides them.
/// What an event is about is found before those ahead of it are decided, by what they will most likely make known: an event for which that
/// came out otherwise is left to the next transaction, so that it is decided as if it had come alone.
/// </summary>
internal sealed class BatchAccounts
{
    private readonly Dictionary<long, (string Told, Account? Known)> _foretold = [];
    private readonly HashSet<string> _waitingOrNot = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HandoffAgreement> _inForce;
    private readonly ILookup<string, AccountQuestionRow> _questions;
    private readonly Dictionary<string, KnownAccount> _known;
    private readonly Dictionary<string, string> _waiting = new(StringComparer.Ordinal);
    private bool _isOtherwise;

    private BatchAccounts(
        IReadOnlyList<HandoffAgreement> inForce,
        IReadOnlyList<AccountQuestionRow> questions,
        IReadOnlyList<AccountRow> known
    )
    {
        _inForce = inForce;
        _questions = questions.ToLookup(question => question.AccountKey, StringComparer.Ordinal);
        _known = known.ToDictionary(row => row.Key, row => new KnownAccount(row.Key, row.Lead!.Account), StringComparer.Ordinal);
        foreach (var open in questions.Where(question => question.IsOpen))
        {
            _waiting[open.AccountKey] = open.EventId;
        }
    }

    /// <summary>The events with the accounts they are about, in order of arrival.</summary>
    public IReadOnlyList<ParsedEvent> Events { get; private set; } = [];

    /// <summary>Finds the accounts that events are about.</summary>
    /// <param name="db">Of the write under way, which holds no account yet.</param>
    /// <param name="events">In order of arrival.</param>
    /// <param name="inForce">The agreements they are decided by.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task<BatchAccounts> Of(
        HandoffDb db,
        IReadOnlyList<ParsedEvent> events,
        IReadOnlyList<HandoffAgreement> inForce,
        CancellationToken cancel
    )
    {
        List<Account> told = [.. events.Where(one => HasMatchKeys(Covering(one, inForce))).Select(one => one.Told).OfType<Account>()];
        if (told.Count == 0)
        {
            return new(inForce, [], []) { Events = events };
        }

        var keys = Distinct(told.Select(account => account.Key));
        var crmIds = Distinct(told.Select(account => account.CrmId));
        var domains = Distinct(told.Select(account => account.Domain?.ToLowerInvariant()));
        await MatchingAccounts.Lock(db, Values(keys, crmIds, domains), cancel);
        var questions = await MatchingAccounts.Questions(db, keys, cancel);
        var named = Distinct([.. events.Select(one => one.Told?.Key), .. questions.Select(question => question.AnswerInForce)]);
        var batch = new BatchAccounts(inForce, questions, await MatchingAccounts.Known(db, named, crmIds, domains, cancel));
        batch.Events = [.. events.Select(batch.Matched)];
        return batch;
    }

    /// <summary>Whether an event is about what was found, now that those before it are decided.</summary>
    public bool Holds(ParsedEvent one) =>
        !_foretold.TryGetValue(one.Row.Seq, out var foretold) || (!_isOtherwise && !_waitingOrNot.Contains(foretold.Told));

    /// <summary>Takes what a decided event made known.</summary>
    /// <param name="one">The event.</param>
    /// <param name="accounts">With all that is decided.</param>
    public void Take(ParsedEvent one, AccountCache accounts)
    {
        if (!_foretold.TryGetValue(one.Row.Seq, out var foretold))
        {
            return;
        }

        if (one.Match is { IsAmbiguous: true })
        {
            // Whether somebody is asked, and whether a question ends, depends on what is decided.
            _waitingOrNot.Add(foretold.Told);
        }
        else if (foretold.Known is { } known)
        {
            _isOtherwise |= accounts.Known(one.AccountKey!) is not { } truly || Learned(null, truly) != known;
        }
    }

    /// <summary>Lets nobody else decide which account an id stands for until the transaction ends.</summary>
    public static Task Hold(HandoffDb db, string accountKey, CancellationToken cancel) =>
        MatchingAccounts.Lock(db, Values([accountKey], [], []), cancel);

    private static IEnumerable<string> Values(
        IEnumerable<string> keys,
        IEnumerable<string> crmIds,
        IEnumerable<string> domains
    ) => [.. keys.Select(key => $"id:{key}"), .. crmIds.Select(id => $"crm_id:{id}"), .. domains.Select(name => $"domain:{name}")];

    private static IReadOnlyList<string> Distinct(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Distinct(StringComparer.Ordinal)];

    // Fields and outcomes come without a score: any agreement may know their account.
    private static IReadOnlyList<HandoffAgreement> Covering(ParsedEvent one, IReadOnlyList<HandoffAgreement> inForce) =>
        one.Reading.Event is { } e ? [.. inForce.Where(agreement => AgreementSelection.Covers(agreement, e))]
        : one.Report is null && one.Outcome is null ? []
        : inForce;

    private static bool HasMatchKeys(IReadOnlyList<HandoffAgreement> agreements) =>
        agreements.Any(agreement => agreement.MatchKeys.Count > 0);

    private ParsedEvent Matched(ParsedEvent one)
    {
        if (one.Told is not { } told)
        {
            return one;
        }

        if (Covering(one, _inForce) is not { Count: > 0 } covering || !HasMatchKeys(covering))
        {
            MakesKnown(one, told.Key);
            return one;
        }

        var of = covering.Select(agreement => agreement.Id).ToHashSet(StringComparer.Ordinal);
        List<AccountQuestionRow> questions = [.. _questions[told.Key].Where(question => of.Contains(question.Agreement))];
        var match = Find(told, covering, questions);
        if (match.IsAmbiguous)
        {
            if (one.Reading.Event is { } e)
            {
                _waiting[told.Key] = e.Id;
            }

            _foretold[one.Row.Seq] = (told.Key, null);
            return one with { Match = match };
        }

        var known = _known.GetValueOrDefault(match.Key)?.Account;
        var found = one with
        {
            Match = match,
            Reading = one.Reading with { Event = one.Reading.Event?.As(match.Key, known) },
            Report = one.Report?.As(match.Key, known),
            Outcome = one.Outcome?.As(match.Key, known),
            Overtakes =
                match.Key != told.Key && one.Reading.Event is not null && _waiting.Remove(told.Key, out var waits)
                    ? new(told.Key, waits)
                    : null,
        };
        MakesKnown(found, told.Key);
        return found;
    }

    // The next event of the batch finds what this one makes known. An outcome tells nothing of its account.
    private void MakesKnown(ParsedEvent one, string told)
    {
        Account? learned = null;
        if (one is { Outcome: null, AccountKey: { } key, Told: { } account })
        {
            learned = Learned(_known.GetValueOrDefault(key)?.Account, account);
            _known[key] = new(key, learned);
        }

        _foretold[one.Row.Seq] = (told, learned);
    }

    private AccountMatch Find(Account told, IReadOnlyList<HandoffAgreement> covering, List<AccountQuestionRow> questions)
    {
        if (questions.Find(question => question.AnswerInForce is not null) is { AnswerInForce: { } answer, AnsweredBy: { } by })
        {
            return AccountMatcher.Answered(told, answer, by);
        }

        // An answer that was taken back is asked for again, also where the account has become one of its own by it.
        var isUndone = questions.Exists(question => question.UndoneAt is not null);
        IReadOnlyCollection<KnownAccount> known = isUndone ? [.. _known.Values.Where(one => one.Key != told.Key)] : _known.Values;
        var match = AccountMatcher.Among(told, covering, known);
        return _waiting.ContainsKey(told.Key) ? AccountMatcher.WhileAsked(told, match) : match;
    }

    private static Account Learned(Account? known, Account told) =>
        new()
        {
            Id = told.Id ?? known?.Id,
            CrmId = told.CrmId ?? known?.CrmId,
            Name = told.Name ?? known?.Name,
            Domain = told.Domain ?? known?.Domain,
        };
}
