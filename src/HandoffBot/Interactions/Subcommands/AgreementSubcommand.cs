using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff agreement</c>: the rules in force, as one reads them aloud.</summary>
internal sealed class AgreementSubcommand(AgreementArgument argument, AgreementReloadReply reload, AgreementPlanReply plan) : ISubcommand
{
    public string Name => "agreement";

    public string Usage => argument.Usage.Length == 0 ? "[reload | plan]" : $"{argument.Usage} or [reload | plan]";

    public Markup Summary =>
        $"The rules in force. For the owner of routing: with `reload`, what the changed file would change and a button that puts it in "
        + $"force; with `plan`, what it would have decided differently.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        request.Rest.Trim().ToUpperInvariant() switch
        {
            "RELOAD" => reload.Answer(request, cancel),
            "PLAN" => plan.Answer(request, cancel),
            _ => Task.FromResult(Explain(request.Rest)),
        };

    // The rules of all of them are too much to read at once.
    private RequestAnswer Explain(string words) =>
        argument.Meant(words) switch
        {
            [] => argument.Unknown(words),
            [var agreed] => Reply.Lines(Lines(agreed)),
            var several => Reply.Lines([
                (Markup)$"*The agreements in force:*",
                .. several.SelectMany(agreed =>
                    new Markup[]
                    {
                        $"• {DisplayText.Code(agreed.Id, 160)}, version {agreed.Version}: {DisplayText.Safe(agreed.Decision, 300)}",
                        $"   takes {AppliesTo(agreed)}; {DisplayText.Code($"/handoff agreement {agreed.Id}", 200)} shows its rules",
                    }
                ),
            ]),
        };

    private static Markup AppliesTo(HandoffAgreement agreed) =>
        agreed.AppliesTo.Count == 0
            ? (Markup)$"every lead of the score {DisplayText.Safe(agreed.Score, 100)}"
            : $"leads of the score {DisplayText.Safe(agreed.Score, 100)} with {Some(agreed.AppliesTo.Select(p => p.Text))}";

    private static IEnumerable<Markup> Lines(HandoffAgreement agreed)
    {
        yield return $"*Agreement, version {agreed.Version}:* score *{DisplayText.Safe(agreed.Score, 100)}*, segment "
            + $"*{DisplayText.Safe(agreed.Segment, 100)}*";
        if (agreed.AppliesTo.Count > 0)
        {
            yield return $"*Takes:* {AppliesTo(agreed)}";
        }

        yield return $"*Changes:* {DisplayText.Safe(agreed.Decision, 1000)}";
        yield return $"*Unchanged:* {DisplayText.Safe(agreed.Unchanged, 1000)}";
        foreach (var band in agreed.Bands.Take(20))
        {
            yield return $"• *{DisplayText.Safe(band.Name, 60)}* from {DisplayText.Number(band.From)}: expires after "
                + $"{DisplayText.Duration(band.ExpiresAfter)}{FirstTouch(band)}";
        }

        yield return $"Below the last band a lead stays in nurture.";
        foreach (var path in agreed.Paths.Take(20))
        {
            yield return $"• Alerts when *{DisplayText.Safe(path.Name, 80)}*: {Some(path.All.Select(p => p.Text))}";
        }

        if (agreed.Required.Count > 0)
        {
            yield return $"*Required:* {Some(agreed.Required)}";
        }

        if (agreed.Disqualify.Count > 0)
        {
            yield return $"*Never handed off:* {Some(agreed.Disqualify.Select(d => d.Reason))}";
        }

        yield return $"*Freshness:* fresh below {DisplayText.Duration(agreed.Freshness.Fresh)}, stale from "
            + $"{DisplayText.Duration(agreed.Freshness.Stale)}";
        yield return $"*Review:* {When(agreed.Review)}, in {Markup.Channel(agreed.Channels.Review)}";
        if (agreed.Audit is { } audit)
        {
            yield return $"*Monthly audit:* the first {When(audit)} of the month, in {Markup.Channel(agreed.Channels.Review)}";
        }

        yield return $"`/handoff changes` says what the last versions changed.";
    }

    private static Markup FirstTouch(Band band) =>
        band.Sla is { } sla ? (Markup)$", first touch within {DisplayText.Duration(sla.FirstTouch)}" : Markup.Empty;

    private static Markup When(ReviewSchedule schedule) =>
        $"{Markup.Escape($"{schedule.Day} {schedule.At:HH':'mm}")} {DisplayText.Safe(schedule.Zone, 60)}";

    private static Markup Some(IEnumerable<string> items) =>
        DisplayText.Some([.. items.Select(i => DisplayText.Safe(i, 150)).OfType<Markup>()], 8, $", ");
}
