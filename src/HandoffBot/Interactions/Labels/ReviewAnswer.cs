using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Review;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Interactions.Labels;

/// <summary>What all answers to a case have in common: it is looked up, the reviewer's right is checked, and what they say is recorded with
/// the click.</summary>
internal sealed class ReviewAnswer(IDatabase database, ReviewPermissions permissions, LabelHandler labels)
{
    private static Reply Unknown => new Reply.Ephemeral($"I no longer know this case, so nothing was changed.");

    /// <summary>The case a click is about, and the reviewer who clicked; or what they are told instead.</summary>
    public async Task<(ReviewCaseRow About, Reviewer By, Reply? Refusal)> Find(AlertClick click, CancellationToken cancel)
    {
        if (await database.Read((db, token) => ReviewStore.Find(db, click.AlertId, token), cancel) is not { } about)
        {
            return (null!, null!, Unknown);
        }

        var (reviewer, refusal) = await permissions.Of(click.UserId, about.Agreement, cancel);
        return (about, reviewer!, refusal);
    }

    /// <summary>Records what the rules make of a click.</summary>
    public async Task<RequestAnswer> Record(
        AlertClick click,
        Func<LabelState, Reviewer, Instant, LabelChange> change,
        string? channel,
        CancellationToken cancel
    )
    {
        var (about, by, refusal) = await Find(click, cancel);
        return refusal is not null
            ? refusal
            : new RequestAnswer(
                Change: async (db, token) =>
                    (await labels.Change(db, about, click.ReceivedAt, (state, now) => change(state, by, now), token)).Reply is { } words
                        ? new Reply.Ephemeral(PhraseText.Of(words), Channel: channel)
                        : null
            );
    }
}
