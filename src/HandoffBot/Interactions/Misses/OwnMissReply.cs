using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Core.Time;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Interactions.Misses;

/// <summary>What a person sees of their own report of a missed lead: what is recorded and, while it stands, how to explain it or take it
/// back.</summary>
internal static class OwnMissReply
{
    /// <summary>For a click about nothing that is stored.</summary>
    public static Reply Unknown =>
        new Reply.Ephemeral(
            $"I no longer know what was decided here, so nothing was changed. Ask again with `/handoff missed &lt;account&gt;`."
        );

    /// <summary>In place of an earlier one that was used; the answer to why there was no alert stays.</summary>
    public static Reply Of(
        string reportId,
        AccountRow? account,
        MissChange changed,
        MissReport? before,
        HandoffAgreement agreement,
        Instant now
    )
    {
        var name = account is null ? $"this account" : SubjectLookup.NameOf(account);
        var standing = MissRules.Standing(changed.Report ?? before);
        var words = PhraseText.Of(changed.Reply);
        var recorded = standing is null
            ? (Markup)$"You have no report on {name} now."
            : $"Your report on {name}: {Markup.Escape(MissRules.Words(standing.Reason))}. {Judged(agreement, standing)}";
        return new Reply.Ephemeral(
            $"{words} {recorded}",
            [
                new SectionBlock(new Mrkdwn(words)),
                new ContextBlock([new Mrkdwn(recorded)]),
                .. standing is null ? Array.Empty<Block>() : [Elements(reportId, standing, now)],
            ],
            Replaces: before is not null
        );
    }

    private static Markup Judged(HandoffAgreement agreement, MissReport standing) =>
        $"It comes up in the weekly review "
            + $"{DisplayText.Date(WeeklySchedule.Next(agreement.Review, standing.ReportedAt), "{date_short_pretty}")}.";

    // The report's id is where a select's block carries it; the moment makes it new with every redraw, as Slack wants it.
    private static ActionsBlock Elements(string reportId, MissReport standing, Instant now) =>
        new([
            new StaticSelect
            {
                ActionId = MessageActions.MissReason.Id,
                Placeholder = "Why? (optional)",
                Options = [.. Enum.GetValues<MissReason>().Select(Option)],
                InitialOption = standing.Reason is { } given ? Option(given) : null,
            },
            new Button
            {
                ActionId = MessageActions.UndoMiss.Id,
                Text = "Undo",
                Value = reportId,
                AccessibilityLabel = "Undo: take your report back",
            },
        ])
        {
            BlockId = $"miss:{reportId}:{now.ToUnixTimeMilliseconds()}:own",
        };

    private static Option Option(MissReason reason)
    {
        var words = MissRules.Words(reason);
        return new($"{char.ToUpperInvariant(words[0])}{words[1..]}", reason.ToString());
    }
}
