using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Routing;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Handoffs;

/// <summary>
/// Tells the routing owner, once for each person, that leads named for them go to somebody else. A sender may name any
/// number of such people: from the eleventh of a day on they share one message.
/// </summary>
internal static class UnreachablePersonNotices
{
    private const string One = "person:";
    private const string Many = "people:";
    private const int MostADay = 10;

    /// <summary>Wants a notice for everybody passed over in these decisions who was not told of yet.</summary>
    public static async Task Want(
        HandoffDb db,
        IEnumerable<Decision> decisions,
        HandoffAgreement agreement,
        IReadOnlyDictionary<string, UnreachableReason> unreachable,
        Instant now,
        CancellationToken cancel
    )
    {
        var passed = decisions
            .Where(decision => decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated)
            .SelectMany(decision =>
                decision.Alert!.PassedOver.Select(one => (Key: One + KnownPeople.Key(one.Person), Passed: one, Decision: decision))
            )
            .DistinctBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        if (passed.Count == 0)
        {
            return;
        }

        var keys = passed.Select(one => one.Key).ToList();
        var told = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.NoticeKind && keys.Contains(m.Subject))
            .Select(m => m.Subject)
            .ToListAsync(cancel);
        var news = passed.Where(one => !told.Contains(one.Key, StringComparer.Ordinal)).ToList();
        if (news.Count == 0)
        {
            return;
        }

        // Whom Slack does not reach is told nothing by direct message.
        var to = unreachable.ContainsKey(agreement.Owners.RoutingSla) ? agreement.Channels.Managers : agreement.Owners.RoutingSla;
        var since = now - Duration.FromDays(1);
        var today = await db.Messages.CountAsync(
            m => m.Kind == Outbox.NoticeKind && m.CreatedAt > since && m.Subject.StartsWith(One),
            cancel
        );
        var alone = news.Take(Math.Max(0, MostADay - today)).ToList();
        foreach (var (key, who, decision) in alone)
        {
            await Outbox.WantNotice(db, key, to, Notice(who, decision).ToJson(), now, cancel);
        }

        if (news.Count > alone.Count)
        {
            await Together(db, [.. news.Skip(alone.Count).Select(one => Short(one.Passed))], to, agreement, now, cancel);
        }
    }

    private static NoticeContent Notice(PassedOver who, Decision decision) =>
        new()
        {
            Title = $"{who.Person} {PassedOver.InWords(who.Reason)}: leads named for them go to somebody else.",
            Lines =
            [
                who.Route is { } route
                    ? $"Named by the route \"{route}\" of the agreement."
                    : $"Named as owner by event {decision.EventId}.",
                $"{decision.Lead.Account.Name ?? decision.AccountKey} went to {Shown(decision.Alert!.Owner)}, "
                    + (who.Fallback ? "the fallback, for nobody else is named." : "the next in line."),
                who.Route is null
                    ? "Correct the owner where the events come from, or invite the person to Slack."
                    : "Correct the agreement, or invite the person to Slack.",
                "Slack is asked again every 15 minutes; from then on they get leads. This is said once for each person.",
            ],
        };

    private static async Task Together(
        HandoffDb db,
        IReadOnlyList<string> news,
        string to,
        HandoffAgreement agreement,
        Instant now,
        CancellationToken cancel
    )
    {
        var day = LocalDatePattern.Iso.Format(now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date);
        var key = Many + day;
        var shown = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.NoticeKind && m.Subject == key)
            .Select(m => m.Content)
            .SingleOrDefaultAsync(cancel);
        var before = shown is null ? [] : NoticeContent.Parse(shown).Lines;
        var added = news.Except(before, StringComparer.Ordinal).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var content = new NoticeContent
        {
            Title = "More people whom Slack does not reach were named as owners today; their leads go to somebody else.",
            Lines = [.. added.Concat(before).Take(MostADay)],
        };
        await Outbox.WantNotice(db, key, to, content.ToJson(), now, cancel);
    }

    private static string Short(PassedOver who) => $"{who.Person} {PassedOver.InWords(who.Reason)}";

    private static string Shown(string owner) => SlackIds.IsUser(owner) ? $"<@{owner}>" : owner;
}
