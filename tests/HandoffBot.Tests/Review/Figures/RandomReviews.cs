using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Review;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>The weekly reviews before the week, with cases drawn at random and labels of which some differ.</summary>
internal sealed class RandomReviews(TestDatabase test, Random random)
{
    private const int Weeks = 5;
    private const int MostUnflagged = 8;

    /// <summary>Writes them.</summary>
    public async Task Hold(IReadOnlyList<RandomHistory> histories, IReadOnlyList<DecisionRow> decisions)
    {
        var week = new ReviewWeek(test);
        for (var n = Weeks; n > 0; n--)
        {
            var ago = Duration.FromDays(7 * n);
            var period = new ReviewPeriod(ReviewWeek.Itself.From - ago, ReviewWeek.Itself.To - ago);
            var numbers = await week.Numbers(period);
            var key = $"weekly:{SampleAgreement.Trials.Id}:week-{n}";
            var cases = await Cases(key, period, histories, decisions);
            var labels = cases.SelectMany(one => Labels(one, period)).OrderBy(label => label.At).ToList();
            await test.Database.Write(
                async (db, cancel) =>
                {
                    db.Digests.Add(Digest(key, numbers));
                    db.ReviewCases.AddRange(cases);
                    await BulkWriter.Insert(db, labels, cancel);
                    return true;
                },
                default
            );
        }
    }

    /// <summary>A stored report.</summary>
    public static DigestRow Digest(string key, DigestNumbers numbers) =>
        new()
        {
            Key = key,
            Agreement = SampleAgreement.Trials.Id,
            From = numbers.Period.From,
            To = numbers.Period.To,
            CompiledAt = numbers.Period.To,
            Numbers = DocumentFormats.DigestNumbers.Write(numbers),
        };

    private async Task<List<ReviewCaseRow>> Cases(
        string key,
        ReviewPeriod period,
        IReadOnlyList<RandomHistory> histories,
        IReadOnlyList<DecisionRow> decisions
    )
    {
        var before = ReviewPeriods.Before(SampleAgreement.Trials.Review, period);
        var flagged = await test.Database.Read(
            (db, cancel) => FlaggedAlerts.In(db, SampleAgreement.Trials.Id, period, before, cancel),
            default
        );
        var theirs = flagged.Select(alert => alert.AlertId).ToHashSet(StringComparer.Ordinal);
        var others = histories
            .Where(one => one.OpenedAt >= period.From && one.OpenedAt < period.To && one.Message.PostedAt is not null)
            .Where(one => !theirs.Contains(one.Alert))
            .ToList();
        var below = decisions
            .Where(one => one.Outcome == DecisionOutcome.Nurture && one.DecidedAt >= period.From && one.DecidedAt < period.To)
            .Take(6)
            .ToList();
        var weight = Math.Max(1, (double)others.Count / MostUnflagged);
        return
        [
            .. histories
                .Where(one => theirs.Contains(one.Alert))
                .Select(one => Case(key, one.Alert, one.Alert, SamplingStratum.Flagged, 1, one.OpenedAt)),
            .. others
                .Take(MostUnflagged)
                .Select(one => Case(key, one.Alert, one.Alert, SamplingStratum.Random, weight, one.OpenedAt)),
            .. below.Take(4).Select(one => Case(key, one.EventId, null, SamplingStratum.BelowThreshold, 2, one.DecidedAt)),
            .. below.Skip(4).Select(one => Case(key, one.EventId, null, SamplingStratum.Reported, 1, one.DecidedAt)),
        ];
    }

    private static ReviewCaseRow Case(string key, string subject, string? alert, SamplingStratum sampled, double weight, Instant opened) =>
        new()
        {
            Id = $"{key}-{subject}",
            Agreement = SampleAgreement.Trials.Id,
            DigestKey = key,
            Subject = subject,
            AlertId = alert,
            EventId = alert is null ? subject : $"evt-{subject}",
            Sampled = sampled,
            Weight = weight,
            Place = 1,
            OpenedAt = opened,
            DrawnAt = opened,
            Evidence = "{}",
        };

    private IEnumerable<LabelRow> Labels(ReviewCaseRow about, ReviewPeriod period)
    {
        for (var n = random.Next(4); n > 0; n--)
        {
            var kind = (LabelKind)random.Next(5);
            var at = period.To + Duration.FromHours(random.Next(1, 20 * 24));
            yield return LabelRow.Of(about, new(kind, $"U{random.Next(3)}", at, random.Next(3) == 0));
        }
    }
}
