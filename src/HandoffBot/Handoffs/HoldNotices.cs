using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Publishing;
using HandoffBot.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Handoffs;

/// <summary>Tells a field's owner which leads wait for it: one message per owner, field and day, redrawn as more come.</summary>
internal sealed class HoldNotices(HandoffDb db, HandoffAgreement agreement, Instant now)
{
    private const int Listed = 10;
    private readonly Dictionary<string, (HoldNotice Notice, List<string> Leads)> _held = new(StringComparer.Ordinal);

    /// <summary>The key of the notice that will list this lead.</summary>
    public string Add(HoldNotice notice, Decision decision)
    {
        var day = now.InZone(DateTimeZoneProviders.Tzdb[agreement.Review.Zone]).Date;
        var key = $"hold:{notice.Owner}:{notice.Missing}:{LocalDatePattern.Iso.Format(day)}";
        if (!_held.TryGetValue(key, out var held))
            _held.Add(key, held = (notice, []));
        var account = decision.Lead.Account;
        held.Leads.Insert(0, $"{account.Name ?? decision.AccountKey} · {decision.Band} · event {decision.EventId}");
        return key;
    }

    /// <summary>Wants each notice drawn with its newest leads.</summary>
    public async Task Want(CancellationToken cancel)
    {
        foreach (var (key, (notice, leads)) in _held)
        {
            var earlier = await db.Decisions.CountAsync(decision => decision.HoldKey == key, cancel);
            var shown = earlier == 0 ? null : await db.Messages.AsNoTracking()
                .Where(message => message.Kind == Outbox.NoticeKind && message.Subject == key).Select(message => message.Content).SingleOrDefaultAsync(cancel);
            var listed = leads.Concat(shown is null ? [] : NoticeContent.Parse(shown).Lines.Take(Listed)).Take(Listed).ToList();
            var count = earlier + leads.Count;
            if (count > listed.Count)
                listed.Add($"and {(count - listed.Count).ToString(CultureInfo.InvariantCulture)} more");
            var content = new NoticeContent
            {
                Mention = notice.Owner,
                Title = $"{count} {(count == 1 ? "lead waits" : "leads wait")} for {notice.Missing}: they would have alerted but for it.",
                Lines = listed,
            };
            await Outbox.WantNotice(db, key, agreement.Channels.Review, content.ToJson(), now, cancel);
        }
    }
}
