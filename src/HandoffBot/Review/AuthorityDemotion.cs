using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Authority whose bound is broken.</summary>
/// <param name="Version">The version of the agreement that it was found in.</param>
/// <param name="Broken">One or more.</param>
public sealed record AuthorityDemotionPlan(int Version, IReadOnlyList<BrokenAuthority> Broken);

/// <summary>Takes authority back whose bound is broken: as a version of the agreement, with the digest that found it, and tells those who
/// answer for it. All of it is one transaction with the digest, so that it happens once.</summary>
public static class AuthorityDemotion
{
    /// <summary>What is broken in the version that is in force now, by what was known at a moment; null for nothing.</summary>
    public static async Task<AuthorityDemotionPlan?> Plan(HandoffDb db, string agreement, Instant to, CancellationToken cancel)
    {
        var newest = await AgreementStore.Before(db, agreement, int.MaxValue, cancel);
        if (newest is not { RetiredAt: null } || AgreementYaml.Read(newest.Text).Agreement is not { } agreed)
        {
            return null;
        }

        var broken = AuthorityReview.Broken(agreed, await AuthorityCounter.Of(db, agreed, to, cancel));
        return broken.Count == 0 ? null : new(newest.Version, broken);
    }

    /// <summary>Stores the version and wants the messages, in the write under way.</summary>
    /// <param name="db">Of the write that stores the digest.</param>
    /// <param name="plan">What was found.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    /// <returns>What was taken back; null where another version came into force meanwhile that breaks nothing.</returns>
    public static async Task<AuthorityDemotionResult?> Store(
        HandoffDb db,
        AuthorityDemotionPlan plan,
        DigestRow digest,
        Instant now,
        CancellationToken cancel
    )
    {
        var newest = await AgreementStore.Before(db, digest.Agreement, int.MaxValue, cancel);
        if (newest?.Version != plan.Version)
        {
            if (await Plan(db, digest.Agreement, digest.To, cancel) is not { } again)
            {
                return null;
            }

            (plan, newest) = (again, await AgreementStore.Before(db, digest.Agreement, again.Version + 1, cancel));
        }

        var reasons = plan.Broken.SelectMany(one => one.Bounds).Select(BoundVerdictText.Broken).Distinct(StringComparer.Ordinal).ToList();
        var edits = plan.Broken.Select(one => (AgreementEdit)new AgreementEdit.SetAuthority(one.Behaviour, AuthorityLevel.NotYet)).ToList();
        var edited = AgreementTextEdit.Apply(newest!.Text, edits, newest.Version + 1);
        if (edited.Text is { } text)
        {
            await AgreementStore.Add(
                db,
                new AgreementRow
                {
                    Agreement = digest.Agreement,
                    Version = newest.Version + 1,
                    Text = text,
                    ImportedAt = now,
                    TakenBackBy = digest.Key,
                    Changes = [.. reasons.Select(reason => $"Taken back by itself: {reason}."), .. edited.Changes],
                },
                cancel
            );
        }

        var agreed = edited.Agreement ?? AgreementYaml.Read(newest.Text).Agreement!;
        await WantedMessages.Add(db, [.. DemotionNotices.Of(agreed, plan.Broken, edited.Refusal, digest.Key, now)], cancel);
        return new(
            edited.Agreement?.Version,
            [.. plan.Broken.Select(one => one.Behaviour)],
            reasons,
            edited.Refusal
        );
    }
}
