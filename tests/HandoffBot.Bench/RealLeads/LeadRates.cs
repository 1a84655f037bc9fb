using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Review;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.RealLeads;

/// <summary>A table of the weeks, and beside each rate that a digest estimates from its cases what it would be had every lead been
/// judged.</summary>
internal sealed class LeadRates(TestApp app, HandoffAgreement agreement, LeadFiles files, CaseJudge judge)
{
    /// <summary>Writes it.</summary>
    /// <param name="digests">The weekly ones, in order.</param>
    /// <param name="print">Where to.</param>
    public async Task Print(IReadOnlyList<DigestRow> digests, TextWriter print)
    {
        await print.WriteLineAsync(
            "| week to | posted | flagged | held | nurture | week before: won of known | reviewed | bad-score rate, 95 % range | of all "
                + "| should have been handed over, of those drawn just below | of all such |"
        );
        await print.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var digest in digests)
        {
            var numbers = ReportCompiler.Numbers(digest);
            var outcomes = numbers.OutcomesBefore ?? [];
            var (known, won) = (
                outcomes.Sum(band => band.Value.Known),
                outcomes.Sum(band => band.Value.Reached.Where(one => one.Outcome == Core.Leads.LeadOutcome.Won).Sum(one => one.Alerts))
            );
            await print.WriteLineAsync(
                $"| {InUtc(digest.To):uuuu-MM-dd} | {numbers.Alerts.Posted} | {numbers.Flags.Alerts} | {Stopped(numbers, "Held")} "
                    + $"| {Stopped(numbers, "Nurture")} | {won} of {known} | {await Reviewed(digest, numbers)} |"
            );
        }
    }

    private async Task<string> Reviewed(DigestRow digest, DigestNumbers numbers)
    {
        if (numbers.Reviewed is not { Posted: > 0 } reviewed)
        {
            return "– | – | – | – | –";
        }

        var (rate, weeks) = (ReviewedRate.Of(reviewed, agreement.Proof), reviewed.Flagged.Count);
        var from = digest.To - Duration.FromDays(7 * (weeks + 1));
        var to = digest.To - Duration.FromDays(7);
        var below = reviewed.BelowThreshold;
        var drawn = new Proportion(below.Sum(one => one.Bad), below.Sum(one => one.Decided));
        return $"{reviewed.Reviewed} of {reviewed.Posted} | {rate.Floor:P1}, {rate.Range.Lower:P1} – {rate.Range.Upper:P1} "
            + $"| {Share(await TrueRate(from, to, digest.To))} | {Share(drawn)} | {Share(await TrueMisses(from, to))}";
    }

    // All posted alerts of the weeks, each judged as its case was or would have been.
    private async Task<Proportion> TrueRate(Instant from, Instant to, Instant by)
    {
        var events = await app.Database.Database.Read(
            (db, cancel) =>
                db
                    .Alerts.Where(alert => alert.OpenedAt >= from && alert.OpenedAt < to)
                    .Where(alert => db.Messages.Any(m => m.Kind == "alert" && m.Subject == alert.Id && m.PostedAt != null))
                    .Join(db.Decisions, alert => alert.Id, decision => decision.AlertId, (_, decision) => decision.EventId)
                    .ToListAsync(cancel),
            default
        );
        return new(events.Count(id => judge.IsBad(id, by)), events.Count);
    }

    private async Task<Proportion> TrueMisses(Instant from, Instant to)
    {
        var lowest = (double)agreement.Bands.Min(band => band.From);
        var least = lowest - agreement.Review.BelowWithin;
        var events = await app.Database.Database.Read(
            (db, cancel) =>
                db
                    .Decisions.Where(row => row.DecidedAt >= from && row.DecidedAt < to)
                    .Where(row => row.Outcome == Core.Handoffs.Decisions.DecisionOutcome.Nurture)
                    .Where(row => row.Score >= least && row.Score < lowest)
                    .Select(row => row.EventId)
                    .ToListAsync(cancel),
            default
        );
        return new(events.Count(id => files.Became(id)?.IsWon == true), events.Count);
    }

    private static long Stopped(DigestNumbers numbers, string outcome) =>
        numbers.Stopped.Where(one => one.Outcome.ToString() == outcome).Sum(one => one.Count);

    private static LocalDate InUtc(Instant at) => at.InUtc().Date;

    private static string Share(Proportion share) => share.Value is { } value ? $"{value:P1} of {share.Of}" : "–";
}
