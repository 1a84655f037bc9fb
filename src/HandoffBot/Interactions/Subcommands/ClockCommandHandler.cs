using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>Which alert's first-touch clock a command means, and who may change it: the owner of response times and the owner of
/// exceptions.</summary>
internal sealed class ClockCommandHandler(IDatabase database, AgreementRegistry agreements, UserDirectory directory, TimeProvider time)
{
    private const string Because = " because ";
    private const int MostReason = 300;

    /// <summary>What follows the subcommand, as the alert meant and the reason, either of which may be empty.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="needsReason">Whether what follows the first word is a reason also without "because".</param>
    public static (string Subject, string Reason) Parse(string words, bool needsReason)
    {
        var said = words.Trim();
        var because = said.IndexOf(Because, StringComparison.OrdinalIgnoreCase);
        var split = because >= 0 || !needsReason ? because : said.IndexOf(' ');
        if (split < 0)
        {
            return (said, "");
        }

        var reason = said[(split + (because >= 0 ? Because.Length : 1))..].Trim();
        // A high surrogate without its low one is no character.
        var most = reason.Length > MostReason && char.IsHighSurrogate(reason[MostReason - 1]) ? MostReason - 1 : MostReason;
        return (said[..split].Trim(), reason.Length > most ? reason[..most] : reason);
    }

    /// <summary>Applies the command, or says why not.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="subject">The account or the alert's id.</param>
    /// <param name="verb">The subcommand's name.</param>
    /// <param name="command">What is to be done.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RequestAnswer> Answer(
        SubcommandRequest request,
        string subject,
        string verb,
        AlertCommand command,
        CancellationToken cancel
    )
    {
        var (question, alerts) = await database.Read((db, token) => Find(db, subject, verb, token), cancel);
        if (alerts is not [var (id, agreement)])
        {
            return Reply.Lines(question);
        }

        if (await Refusal(request.UserId, agreements.Of(agreement).Owners, verb, cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
                await AlertCommandHandler.Run(db, id, command, agreements, request.ReceivedAt, time.Now(), token) is { } advanced
                    ? Reply.Lines(advanced.Reply is { } words ? PhraseText.Of(words) : $"Done.")
                    : new Reply.Ephemeral(Reply.UnknownAlert)
        );
    }

    private async Task<Reply?> Refusal(string userId, Owners owners, string verb, CancellationToken cancel)
    {
        string[] may = [owners.RoutingSla, owners.Exceptions];
        var mentions = new List<Markup>();
        foreach (var owner in may.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (userId == await directory.UserId(owner, cancel))
            {
                return null;
            }

            mentions.Add(await directory.Mention(owner, cancel));
        }

        return Reply.Lines(
            $"Only {Markup.Join($" or ", mentions)} can {Markup.Escape(verb)} a first-touch clock: they own response times and exceptions. "
                + $"Nothing was changed."
        );
    }

    private static async Task<(IEnumerable<Markup> Question, List<(string Id, string Agreement)> Alerts)> Find(
        HandoffDb db,
        string subject,
        string verb,
        CancellationToken cancel
    )
    {
        var named = await db.Alerts.Where(a => a.Id == subject).Select(a => new { a.Id, a.Agreement }).ToListAsync(cancel);
        if (named is [var one])
        {
            return ([], [(one.Id, one.Agreement)]);
        }

        var found = await SubjectLookup.Find(db, subject, cancel);
        if (found.Accounts is not [var account])
        {
            return (
                found.Accounts.Count > 1
                    ? SubjectLookup.Which(found.Accounts, verb)
                    : [$"I know no account and no alert called \"{DisplayText.Safe(subject, 150)}\". `/handoff queue` lists what is live."],
                []
            );
        }

        var live = await db
            .Alerts.Where(a => a.AccountKey == account.Key && AlertStates.Live.Contains(a.State))
            .Select(a => new { a.Id, a.Agreement })
            .ToListAsync(cancel);
        return (
            live.Count == 0
                ? [$"{SubjectLookup.NameOf(account)} has no live alert, so no clock runs."]
                :
                [
                    $"*{SubjectLookup.NameOf(account)} has several live alerts. Which one?*",
                    .. live.Select(a =>
                        (Markup)$"• {DisplayText.Code($"/handoff {verb} {a.Id}", 180)}: {DisplayText.Code(a.Agreement, 160)}"
                    ),
                ],
            [.. live.Select(a => (a.Id, a.Agreement))]
        );
    }
}
