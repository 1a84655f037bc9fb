using HandoffBot.Handoffs;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Held;

/// <summary>A button at a lead of <c>/handoff held</c>. Its value is the event that the lead waits with.</summary>
internal abstract class HeldLeadClick(IDatabase database, HeldLeadPermissions rights) : IAlertView
{
    public abstract string Id { get; }

    /// <summary>Does it, if the lead still waits with the event.</summary>
    protected abstract Task<HeldLeadResult> Do(HandoffDb db, string account, string eventId, string by, CancellationToken cancel);

    /// <summary>What is said once it is done.</summary>
    protected abstract Markup Done(DecisionRow decision);

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var eventId = click.AlertId;
        if (await database.Read((db, token) => Agreement(db, eventId, token), cancel) is not { } known)
        {
            return new Reply.Ephemeral($"I no longer know this lead, so nothing was changed. `/handoff held` lists what waits.");
        }

        var (account, held) = known;
        if (held is not { } agreement)
        {
            return new Reply.Ephemeral(
                $"No one agreement takes this lead, so nobody can release or drop it. `/handoff why` says what has to be corrected."
            );
        }

        if (await rights.Refusal(click.UserId, agreement, $"release or drop a held lead", cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
            {
                var result = await Do(db, account, eventId, click.UserId, token);
                return new Reply.Ephemeral(
                    result.Decision is { } decision ? Done(decision)
                    : result.Refused is { } why ? Refused(why)
                    : await Since(db, account, eventId, token)
                );
            }
        );
    }

    private static Markup Refused(string why) =>
        $"Nothing was changed: {DisplayText.Safe(why, 500) ?? $"it cannot be done"} `/handoff held` lists what waits.";

    // Under which agreement it was held, by the last decision about the event.
    private static async Task<(string Account, string? Agreement)?> Agreement(HandoffDb db, string eventId, CancellationToken cancel)
    {
        var last = await About(db, eventId).FirstOrDefaultAsync(cancel);
        return last is null ? null : (last.AccountKey, last.Agreement);
    }

    private static IQueryable<DecisionRow> About(HandoffDb db, string eventId) =>
        db.Decisions.Where(row => row.EventId == eventId || row.ScoreEventId == eventId).OrderByDescending(row => row.DecidedAt);

    // Somebody was faster, or the lead went on by itself.
    private static async Task<Markup> Since(HandoffDb db, string account, string eventId, CancellationToken cancel)
    {
        var again = await About(db, eventId).Where(row => row.ScoreEventId != null).FirstOrDefaultAsync(cancel);
        var newest = db.Decisions.Where(row => row.AccountKey == account).OrderByDescending(row => row.DecidedAt);
        var last = again ?? await newest.FirstAsync(cancel);
        return $"This lead no longer waits, so nothing was changed. {TraceLines.Head(last)}";
    }
}
