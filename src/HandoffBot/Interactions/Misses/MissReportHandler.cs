using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Interactions.Misses;

/// <summary>Records what a person says of a lead that raised no alert, and shows them their report.</summary>
internal sealed class MissReportHandler(AgreementRegistry agreements, TimeProvider time)
{
    /// <summary>Whether a decision handed nothing over that a person may say should have been.</summary>
    public static bool IsMiss(DecisionRow decision) =>
        decision is
        {
            Agreement: not null,
            Outcome: DecisionOutcome.Held or DecisionOutcome.Suppressed or DecisionOutcome.Nurture or DecisionOutcome.Expired,
        };

    /// <summary>Carries out a click that carries the decision it is about.</summary>
    public RequestAnswer Change(AlertClick click, Func<MissReport?, Instant, MissChange> change) =>
        Change(click, (_, _) => Task.FromResult<string?>(click.AlertId), change);

    /// <summary>Carries out a click that carries the report of whoever clicked.</summary>
    public RequestAnswer ChangeOwn(AlertClick click, Func<MissReport?, Instant, MissChange> change) =>
        Change(
            click,
            async (db, cancel) =>
                await MissReportStore.Last(db, click.AlertId, cancel) is { } last && last.By == click.UserId ? last.EventId : null,
            change
        );

    private RequestAnswer Change(
        AlertClick click,
        Func<HandoffDb, CancellationToken, Task<string?>> decisionOf,
        Func<MissReport?, Instant, MissChange> change
    ) =>
        new(
            Change: async (db, cancel) =>
            {
                if (await Decision(db, await decisionOf(db, cancel), cancel) is not { Agreement: { } agreement } decision)
                {
                    return OwnMissReply.Unknown;
                }

                var id = MissReportRow.IdOf(decision.EventId, click.UserId);
                var before = (await MissReportStore.Last(db, id, cancel))?.Report();
                var now = time.Now();
                // Not before what they said already.
                var at = InstantMath.Earlier(InstantMath.Later(click.ReceivedAt, before?.At ?? click.ReceivedAt), now);
                var changed = change(before, at);
                if (changed.Report is { } report)
                {
                    await MissReportStore.Append(db, MissReportRow.Of(decision, agreement, report), cancel);
                }

                var key = decision.AccountKey;
                var account = await new ReadableRows().Try(() => db.Accounts.SingleOrDefaultAsync(row => row.Key == key, cancel));
                return OwnMissReply.Of(id, account, changed, before, agreements.Of(agreement), now);
            }
        );

    private static async Task<DecisionRow?> Decision(HandoffDb db, string? id, CancellationToken cancel) =>
        id is not null
        && await new ReadableRows().Try(() => db.Decisions.SingleOrDefaultAsync(row => row.EventId == id, cancel)) is { } decision
        && IsMiss(decision)
            ? decision
            : null;
}
