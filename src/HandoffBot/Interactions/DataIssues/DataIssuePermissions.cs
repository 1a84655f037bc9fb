using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.DataIssues;

/// <summary>Who may answer a data issue: whoever was asked, whoever has their role by now, and the owner of the weekly review.</summary>
internal sealed class DataIssuePermissions(AgreementRegistry agreements, UserDirectory directory)
{
    /// <summary>What somebody else is told; null for whoever may.</summary>
    public async Task<Reply?> Refusal(string userId, DataIssueRow issue, CancellationToken cancel)
    {
        var owners = agreements.Of(issue.Agreement).Owners;
        var asked = new[] { issue.Owner, owners.Of(issue.Role) }.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var person in asked.Append(owners.WeeklyReview))
        {
            if (userId == await directory.UserId(person, cancel))
            {
                return null;
            }
        }

        var named = await Task.WhenAll(asked.Select(person => directory.Mention(person, cancel)));
        return new Reply.Ephemeral(
            $"Only {Markup.Join($" or ", named)}, who owns {Markup.Escape(OwnerRoleText.Of(issue.Role))}, or "
                + $"{await directory.Mention(owners.WeeklyReview, cancel)}, who runs the weekly review, can answer this. "
                + $"Nothing was changed."
        );
    }
}
