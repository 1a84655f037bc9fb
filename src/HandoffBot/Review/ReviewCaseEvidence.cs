using System.Text.Json;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Handoffs;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What there was to see of a case when it was frozen, and what has come of it since.</summary>
internal sealed class ReviewCaseEvidence(MessageLinks links)
{
    private const int MostOutcomes = 10;

    /// <summary>The lead, what the card showed, who flagged it and why.</summary>
    public async Task<IReadOnlyList<Markup>> Lines(HandoffDb db, ReviewCaseRow about, CancellationToken cancel)
    {
        var frozen = DocumentFormats.FlagEvidence.Read(about.Evidence);
        if (frozen.ReadAlert() is not { } alert)
        {
            return frozen.Event is { ValueKind: JsonValueKind.Object } json
                ?
                [
                    .. Lead(EventParser.Scored(json.GetRawText(), about.EventId, about.DrawnAt)),
                    .. ReportedMisses.Lines(await MissReportStore.About(db, about.Subject, cancel)),
                ]
                : [$"What it was about is older than it may be kept."];
        }

        var id = alert.Id;
        var flags = await db.Flags.AsNoTracking().Where(flag => flag.AlertId == id).ToListAsync(cancel);
        var card = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Kind == Outbox.AlertKind && m.Subject == id, cancel);
        var url = await links.To(card?.PostedChannel ?? card?.Channel, card?.Ts, cancel);
        var told = FrozenEvidence.FlagsOf(flags).Select(flag => new DigestFlag(flag.By, flag.Reason, flag.Note));
        return [.. DigestEvidence.Lines(new DigestExample(alert, [.. told], url))];
    }

    private static IEnumerable<Markup> Lead(ScoreEvent? scored)
    {
        if (scored is null)
        {
            yield return $"Its event cannot be read.";
            yield break;
        }

        var company = DisplayText.Safe(scored.Account.Name, 100) ?? DisplayText.Safe(scored.AccountKey, 100) ?? $"An account";
        var person = DisplayText.Safe(scored.Contact.Title, 100) ?? DisplayText.Safe(scored.Contact.Name, 100);
        yield return $"*{company}* · score {AlertFormatting.Movement(scored.Score)}"
            + $"{(person is null ? Markup.Empty : $" · {person}")}";
        var signals = WhyNow
            .Shown(scored.Signals)
            .Select(s => DisplayText.Safe(s.Label, 120) ?? DisplayText.Safe(s.Key, 120))
            .OfType<Markup>()
            .ToList();
        if (signals.Count > 0)
        {
            yield return $"What moved it most: {Markup.Join($" · ", signals)}";
        }
    }

    /// <summary>Where the lead stands by now.</summary>
    public static async Task<Markup> Outcome(HandoffDb db, ReviewCaseRow about, CancellationToken cancel)
    {
        if (about.AlertId is null)
        {
            return await Since(db, about, cancel);
        }

        var row = await new ReadableRows().Try(() => RowsByKey.Alert(db, about.AlertId, cancel));
        return row is null
            ? (Markup)$"*What came of it:* nothing is known any more."
            : $"*What came of it:* {State(row.Alert)}{await Reported(db, row.AccountKey, about.OpenedAt, cancel)}";
    }

    private static async Task<Markup> Since(HandoffDb db, ReviewCaseRow about, CancellationToken cancel)
    {
        var (id, at) = (about.EventId, about.OpenedAt);
        var key = await db.Decisions.Where(d => d.EventId == id).Select(d => d.AccountKey).SingleOrDefaultAsync(cancel);
        var later = await db
            .Alerts.Where(a => a.AccountKey == key && a.Agreement == about.Agreement && a.OpenedAt > at)
            .Select(a => (Instant?)a.OpenedAt)
            .MinAsync(cancel);
        Markup nothing = $"*What came of it:* nothing was handed over";
        var reported = key is null ? Markup.Empty : await Reported(db, key, at, cancel);
        return later is { } opened
            ? (Markup)$"{nothing} then; an alert followed {DisplayText.Date(opened, "{date_short_pretty}")}.{reported}"
            : $"{nothing}.{reported}";
    }

    // What was reported to have become of the account since, and is not corrected.
    private static async Task<Markup> Reported(HandoffDb db, string account, Instant since, CancellationToken cancel)
    {
        var known = await OutcomeRows.Of(db, account, MostOutcomes, cancel);
        var standing = known
            .Where((one, place) => one.OccurredAt >= since && OutcomeRows.SupersededBy(known, place) is null)
            .OrderBy(one => one.OccurredAt)
            .Select(one =>
                (Markup)$"*{Markup.Escape(LeadOutcomes.Text(one.Outcome).ToLowerInvariant())}* "
                    + $"{DisplayText.Date(one.OccurredAt, "{date_short_pretty}")}"
            )
            .ToList();
        return standing.Count == 0 ? Markup.Empty : $" Reported: {Markup.Join($", ", standing)}.";
    }

    private static Markup State(Alert alert) =>
        alert.State switch
        {
            AlertState.Open => $"nobody has taken it yet.",
            AlertState.Claimed => $"claimed by {By(alert.Claimed)}.",
            AlertState.Contacted => $"contacted by {By(alert.Contacted)}.",
            AlertState.Expired when alert.Claimed is not null =>
                $"claimed by {By(alert.Claimed)}, and expired before anybody made contact.",
            AlertState.Expired => $"expired, and nobody had taken it.",
            AlertState.Withdrawn => $"withdrawn: {DisplayText.Safe(alert.WithdrawnBecause, 200) ?? $"a later event said otherwise"}.",
        };

    private static Markup By(ActorStamp? stamp) => PersonText.Mention(stamp?.By ?? "");
}
