using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Core.Review.Statistics;
using HandoffBot.Operations.Replay;
using HandoffBot.Review.History;
using NodaTime;

namespace HandoffBot.Bench.Proposals;

/// <summary>What would be proposed from the first weeks of a real past, and what it would have changed in the weeks after.</summary>
public static class ProposalExercise
{
    private const int Fit = 8;
    private const int SampleOfWeek = 10;
    private const int Most = 3;
    private const string BadData = "Bad data";

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var reading = AgreementYaml.ReadFile(arguments.Text("agreement", "docs/examples/course-intent.yaml"));
        if (reading.Agreement is not { } agreement)
        {
            await print.WriteLineAsync("The agreement cannot be read.");
            return 1;
        }

        var past = await PastEvents.Read(arguments.Text("events", "events.ndjson"), (_, _) => { });
        var alerts = await Alerts(agreement, past, arguments);
        var end = alerts.Min(alert => alert.At) + Duration.FromDays(7 * Fit);
        await print.WriteLineAsync(
            $"{alerts.Count:N0} alerts, {alerts.Count(alert => alert.At < end):N0} of them in the first {Fit} weeks, which are fitted on"
        );
        foreach (var isAll in new[] { true, false })
        {
            foreach (var byOutcome in new[] { false, true })
            {
                await Try(agreement, past, alerts, end, isAll, byOutcome, print);
            }
        }

        return 0;
    }

    private static async Task Try(
        HandoffAgreement agreement,
        PastEvents past,
        IReadOnlyList<PastAlert> alerts,
        Instant end,
        bool isAll,
        bool byOutcome,
        TextWriter print
    )
    {
        var labelled = Labelled([.. alerts.Where(alert => alert.At < end)], end, isAll, byOutcome);
        var result = ChangeSearch.Of(agreement, labelled, Most, "exercise", [], _ => false);
        await print.WriteLineAsync();
        await print.WriteLineAsync(
            $"{(isAll ? "All alerts" : "Flagged ones and a sample of 10 a week")}, judged by "
                + $"{(byOutcome ? "what became of them" : "what sales people said")}: {labelled.Count:N0} labelled, "
                + $"{labelled.Count(one => one.IsBad):N0} bad, {result.LookedAt} changes looked at, {result.Found.Count} proposed"
        );
        foreach (var found in result.Found)
        {
            var effect = found.Effect;
            await print.WriteLineAsync($"  {found.Edit.Describe(agreement)}");
            await print.WriteLineAsync(
                $"    fitted: bad {Share(effect.Removed)} of what goes, {Share(effect.Kept)} of what stays; by chance "
                    + $"{found.Chance.AmongAll:P1} among all, {found.Chance.Alone:E1} alone"
            );
            var after = Replay(AgreementEdits.Apply(agreement, [found.Edit]).Agreement!, past).ToHashSet(StringComparer.Ordinal);
            var later = alerts.Where(alert => alert.At >= end).ToList();
            var (gone, kept) = (later.Where(one => !after.Contains(one.Id)).ToList(), later.Where(one => after.Contains(one.Id)).ToList());
            await print.WriteLineAsync(
                $"    after:  {gone.Count:N0} of {later.Count:N0} alerts would go; lost {Lost(gone)} of these, {Lost(kept)} of the others; "
                    + $"said to be bad {Said(gone)}, {Said(kept)}; won and gone: {gone.Count(one => one.IsWon == true)}"
            );
        }
    }

    private static List<LabelledAlert> Labelled(IReadOnlyList<PastAlert> alerts, Instant end, bool isAll, bool byOutcome)
    {
        var labelled = new List<LabelledAlert>();
        foreach (var week in alerts.GroupBy(alert => (int)((end - alert.At).TotalDays / 7)))
        {
            var sample = new BottomKSample($"{week.Key}", SampleOfWeek);
            week.Where(one => !one.IsFlagged).ToList().ForEach(one => sample.Offer(one.Id));
            var drawn = sample.Drawn.ToHashSet(StringComparer.Ordinal);
            foreach (var one in week.Where(one => isAll || one.IsFlagged || drawn.Contains(one.Id)))
            {
                // What was not known by the end of the weeks that are fitted on is no label.
                if (byOutcome && (one.IsWon is null || one.EndedAt >= end))
                {
                    continue;
                }

                labelled.Add(
                    new()
                    {
                        AlertId = one.Id,
                        Review = $"{week.Key}",
                        ReviewedAt = end,
                        Sampled = !isAll && one.IsFlagged ? SamplingStratum.Flagged : SamplingStratum.Random,
                        Weight = isAll || one.IsFlagged ? 1 : sample.Weight,
                        IsBad = byOutcome ? one.IsWon == false : one.IsFlagged && one.Reason != BadData,
                        Facts = one.Alert.Facts(),
                        DecidedAt = one.At,
                    }
                );
            }
        }

        return labelled;
    }

    private static async Task<IReadOnlyList<PastAlert>> Alerts(HandoffAgreement agreement, PastEvents past, Arguments arguments)
    {
        var feedback = await PastRecords<Feedback>.Read(
            arguments.Text("feedback", "feedback.ndjson"),
            "event_id, reason",
            (from, _) =>
                PastRecords.Text(from, "event_id") is { } id && PastRecords.Text(from, "reason") is { } reason ? new(id, reason) : null
        );
        var outcomes = await PastRecords<Outcome>.Read(
            arguments.Text("outcomes", "outcomes.ndjson"),
            "account_id, outcome",
            (from, at) =>
                PastRecords.Text(from, "account_id") is { } id && PastRecords.Text(from, "outcome") is { } outcome
                    ? new(id, outcome == "won", at)
                    : null
        );
        var reasons = feedback
            .Records.DistinctBy(one => one.Event)
            .ToDictionary(one => one.Event, one => one.Reason, StringComparer.Ordinal);
        var last = outcomes.Records.GroupBy(one => one.Account).ToDictionary(one => one.Key, one => one.MaxBy(told => told.At)!);
        return
        [
            .. Decisions(agreement, past)
                .Select(decision => decision.Alert!)
                .Select(alert =>
                {
                    var outcome = last.GetValueOrDefault(alert.AccountKey);
                    var reason = reasons.GetValueOrDefault(alert.EventId);
                    return new PastAlert(alert, reason, outcome?.IsWon, outcome?.At);
                }),
        ];
    }

    private static IEnumerable<string> Replay(HandoffAgreement agreement, PastEvents past) =>
        Decisions(agreement, past).Select(decision => decision.EventId);

    private static IEnumerable<Decision> Decisions(HandoffAgreement agreement, PastEvents past)
    {
        var replayer = new Replayer([agreement], AccountAnswers.None);
        return past.Events.SelectMany(replayer.Decide).Concat(replayer.Rest()).Where(one => one.Outcome is DecisionOutcome.Alerted);
    }

    private static string Lost(List<PastAlert> alerts) =>
        Share(new(alerts.Count(one => one.IsWon == false), alerts.Count(one => one.IsWon is not null)));

    private static string Said(List<PastAlert> alerts) =>
        Share(new(alerts.Count(one => one.IsFlagged && one.Reason != BadData), alerts.Count));

    private static string Share(Proportion share) =>
        share.Value is { } value
            ? $"{share.Count:N0} of {share.Of:N0} ({value:P1}, {share.Bounds.Lower:P1} – {share.Bounds.Upper:P1})"
            : "none";

    private sealed record Feedback(string Event, string Reason);

    private sealed record Outcome(string Account, bool IsWon, Instant At);

    private sealed record PastAlert(Alert Alert, string? Reason, bool? IsWon, Instant? EndedAt)
    {
        public string Id => Alert.EventId;

        public Instant At => Alert.OccurredAt;

        public bool IsFlagged => Reason is not null;
    }
}
