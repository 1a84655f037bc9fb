using HandoffBot.Agreements;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Labels;

/// <summary>Who may label a case: the owner of the weekly review, and the reviewers the agreement names beside them.</summary>
internal sealed class ReviewPermissions(AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>The reviewer somebody is, or what they are told who is none.</summary>
    public async Task<(Reviewer? Reviewer, Reply? Refusal)> Of(string userId, string agreementId, CancellationToken cancel)
    {
        var agreement = agreements.Of(agreementId);
        var owner = agreement.Owners.WeeklyReview;
        if (userId == await directory.UserId(owner, cancel))
        {
            return (new(userId, IsOwner: true, owner), null);
        }

        var others = agreement.Review.Reviewers;
        foreach (var person in others)
        {
            if (userId == await directory.UserId(person, cancel))
            {
                return (new(userId, IsOwner: false, await directory.UserId(owner, cancel) ?? owner), null);
            }
        }

        var named = await Task.WhenAll(others.Select(person => directory.Mention(person, cancel)));
        var also = named.Length == 0 ? $"," : (Markup)$", or {Markup.Join($", ", named)}, who review with them,";
        return (
            null,
            new Reply.Ephemeral(
                $"Only {await directory.Mention(owner, cancel)}, who runs the weekly review{also} can label this case. Nothing was "
                    + $"changed; the agreement names reviewers under `review.reviewers`."
            )
        );
    }
}
