using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Review.Proposals;

/// <summary>Makes an agreed proposal a version of the agreement, and tells those whose flags led to it: all in one transaction, so that
/// neither is lost, and neither happens twice.</summary>
public sealed class ProposalEnactment
{
    /// <summary>Stores the version as text with comments kept, and one receipt for each flagger.</summary>
    /// <param name="db">Of the write under way, which holds the proposal's row.</param>
    /// <param name="row">A proposal that is due, for the newest version.</param>
    /// <param name="signOffs">All that was said of it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    /// <returns>The proposal afterwards; the row has the version, or why there is none.</returns>
    public async Task<Proposal> PutInForce(
        HandoffDb db,
        ProposalRow row,
        IReadOnlyList<ProposalSignOff> signOffs,
        Instant now,
        CancellationToken cancel
    )
    {
        var newest = await AgreementStore.Before(db, row.Agreement, int.MaxValue, cancel);
        var edited = AgreementTextEdit.Apply(newest!.Text, row.Edits, newest.Version + 1);
        if (edited is not { Text: { } text, Agreement: { } agreement })
        {
            // Another release than the one that opened it, with other rules.
            row.Failure = edited.Refusal;
            return ProposalRules.PutInForce(row.Proposal(), succeeded: false, now);
        }

        row.Version = agreement.Version;
        await AgreementStore.Add(
            db,
            new AgreementRow
            {
                Agreement = row.Agreement,
                Version = agreement.Version,
                Text = text,
                ImportedAt = now,
                Proposal = row.Id,
                Changes = [$"Proposed by the weekly review; agreed to by {Signed(signOffs)}.", .. edited.Changes],
            },
            cancel
        );
        await WantedMessages.Add(
            db,
            [
                .. (await ProposalStore.Flaggers(db, row.Evidence.Alerts, cancel)).Select(flagger =>
                    Outbox.Notice(
                        $"receipt:{row.Id}:{flagger.By}",
                        flagger.By,
                        row.Agreement,
                        Receipt(flagger.Flags, agreement, edited.Changes, now),
                        now
                    )
                ),
            ],
            cancel
        );
        return ProposalRules.PutInForce(row.Proposal(), succeeded: true, now);
    }

    private static string Signed(IReadOnlyList<ProposalSignOff> signOffs)
    {
        var standing = ProposalRules.Standing(signOffs);
        return string.Join(", ", SignOffTeamText.All.Select(team => $"{SignOffTeamText.Of(team)} ({standing[team].By})"));
    }

    private static NoticeContent Receipt(int flags, HandoffAgreement agreement, IReadOnlyList<string> changes, Instant now)
    {
        var today = LocalDatePattern.Iso.Format(now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date);
        var version = agreement.Version.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Title = flags == 1 ? "Your flag changed this rule" : $"Your {flags} flags changed this rule",
            Lines = NoticeContent.Said(
                [
                    .. changes.Select(change => (Phrase)$"{change}"),
                    $"Leads of {agreement.Score} are decided so since {today}, by version {version} of the agreement. The four teams "
                        + $"agreed to it in the weekly review. Thank you.",
                ]
            ),
        };
    }
}
