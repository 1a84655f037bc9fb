using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Routing;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Handoffs;

/// <summary>
/// Tells the routing owner, once for each person, that leads named for them go to somebody else. A sender may name any
/// number of such people: from the eleventh of a day on they share one message.
/// </summary>
internal sealed class UnreachablePersonNotices(AgreementRegistry agreements, Instant now)
{
    private const string One = "person:";
    private const string Many = "people:";
    private const int MostADay = 10;
    private readonly List<Unreachable> _passedOver = [];

    /// <summary>Takes somebody who was passed over for an alert.</summary>
    public void Add(PassedOver person, EffectSource source) =>
        _passedOver.Add(new(One + KnownPeople.Key(person.Person), person, source.EventId ?? "", source.Alert));

    /// <summary>The messages about everybody taken who was not told of before.</summary>
    public async Task<IReadOnlyList<MessageRow>> Messages(HandoffDb db, CancellationToken cancel)
    {
        var messages = new List<MessageRow>();
        foreach (var ofOne in _passedOver.GroupBy(one => one.Alert.AgreementId, StringComparer.Ordinal))
        {
            messages.AddRange(await Messages(db, agreements.Of(ofOne.Key), ofOne, messages, cancel));
        }

        return messages;
    }

    private async Task<IReadOnlyList<MessageRow>> Messages(
        HandoffDb db,
        HandoffAgreement agreement,
        IEnumerable<Unreachable> passedOver,
        IReadOnlyList<MessageRow> earlier,
        CancellationToken cancel
    )
    {
        var people = passedOver
            .DistinctBy(one => one.Key, StringComparer.Ordinal)
            .ExceptBy(earlier.Select(message => message.Subject), one => one.Key, StringComparer.Ordinal)
            .ToList();
        var keys = people.ConvertAll(one => one.Key);
        var told = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.NoticeKind && keys.Contains(m.Subject))
            .Select(m => m.Subject)
            .ToListAsync(cancel);
        var news = people.Where(one => !told.Contains(one.Key, StringComparer.Ordinal)).ToList();
        if (news.Count == 0)
        {
            return [];
        }

        var to = await Recipient(db, agreement, cancel);
        var since = now - Duration.FromDays(1);
        var today = await db.Messages.CountAsync(
            m => m.Kind == Outbox.NoticeKind && m.CreatedAt > since && m.Subject.StartsWith(One),
            cancel
        );
        today += earlier.Count(message => message.Subject.StartsWith(One, StringComparison.Ordinal));
        var alone = news.Take(Math.Max(0, MostADay - today)).ToList();
        var messages = alone.ConvertAll(one => Outbox.Notice(one.Key, to, agreement.Id, Content(one), now));
        if (news.Count > alone.Count && await Shared(db, [.. news.Skip(alone.Count).Select(Line)], to, agreement, cancel) is { } shared)
        {
            messages.Add(shared);
        }

        return messages;
    }

    // Whom Slack does not reach is told nothing by direct message.
    private static async Task<string> Recipient(HandoffDb db, HandoffAgreement agreement, CancellationToken cancel)
    {
        var owner = agreement.Owners.RoutingSla;
        var known = await KnownPeople.Of(db, [owner], cancel);
        return KnownPeople.Unreachable(known).ContainsKey(KnownPeople.Key(owner)) ? agreement.Channels.Managers : owner;
    }

    private static NoticeContent Content(Unreachable one)
    {
        var (_, who, eventId, alert) = one;
        return new()
        {
            Title = $"{who.Person} {PassedOver.InWords(who.Reason)}: leads named for them go to somebody else.",
            Lines =
            NoticeContent.Said([
                who.Route is { } route
                    ? (Phrase)$"Named by the route \"{route}\" of the agreement."
                    : $"Named as owner by event {eventId}.",
                $"{alert.Lead.Account.Name ?? alert.AccountKey} went to {PersonReference.Named(alert.Owner)}, "
                    + $"{(who.Fallback ? "the fallback, for nobody else is named" : "the next in line")}.",
                who.Route is null
                    ? (Phrase)$"Correct the owner where the events come from, or invite the person to Slack."
                    : $"Correct the agreement, or invite the person to Slack.",
                $"Slack is asked again every 15 minutes; from then on they get leads. This is said once for each person.",
            ]),
        };
    }

    private async Task<MessageRow?> Shared(
        HandoffDb db,
        IReadOnlyList<NoticeLine> news,
        string to,
        HandoffAgreement agreement,
        CancellationToken cancel
    )
    {
        var day = LocalDatePattern.Iso.Format(now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date);
        var key = $"{Many}{agreement.Id}:{day}";
        var shown = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.NoticeKind && m.Subject == key)
            .Select(m => m.Content)
            .SingleOrDefaultAsync(cancel);
        var before = shown is null ? [] : NoticeContent.Parse(shown).Lines;
        var added = news.ExceptBy(before.Select(line => line.ToString()), line => line.ToString(), StringComparer.Ordinal).ToList();
        if (added.Count == 0)
        {
            return null;
        }

        var content = new NoticeContent
        {
            Title = "More people whom Slack does not reach were named as owners today; their leads go to somebody else.",
            Lines = [.. added.Concat(before).Take(MostADay)],
        };
        return Outbox.Notice(key, to, agreement.Id, content, now);
    }

    private static NoticeLine Line(Unreachable one) =>
        NoticeLine.Of($"{one.Person.Person} {PassedOver.InWords(one.Person.Reason)}");

    private sealed record Unreachable(string Key, PassedOver Person, string EventId, Alert Alert);
}
