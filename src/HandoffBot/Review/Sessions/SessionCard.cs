using HandoffBot.Agreements;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Sessions;

/// <summary>The first message of a handoff review: what it is about, the lead that was drawn, and how far it is. The steps are in its
/// thread.</summary>
internal sealed class SessionCard(AgreementRegistry agreements, SessionLead leads) : ICard
{
    public string Kind => Outbox.SessionKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await SessionStore.Find(db, row.Subject, cancel) is not { } stored)
        {
            return null;
        }

        var session = stored.Session;
        var agreement = agreements.Of(session.AgreementId);
        var lead = await leads.Line(db, session, agreement, cancel);
        Markup title = $"Handoff review of {DisplayText.Safe(agreement.Score, 100)}, 45 minutes";
        var when = DisplayText.Date(session.StartedAt, "{date_short_pretty} {time}");
        Markup begun = $"begun by {PersonText.Mention(session.StartedBy)} {when}";
        var steps = Enum.GetValues<SessionStep>().Select(step => Step(session, step)).ToList();
        Markup where = session.Verdict is null
            ? $"The steps are in the thread: talk there, record what comes out of each, and press *Next*."
            : SessionText.Verdict(session.Verdict);
        Markup text = $"{title}, {begun}. {lead} {Markup.Join($" ", steps)} {where}";
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks =
            [
                new HeaderBlock(title.Truncate(150).ToPlainText()),
                Section($"{begun}\n{lead}", row, "head"),
                Section(Markup.Join($"\n", steps), row, "steps"),
                Section(where, row, "where"),
            ],
        };
    }

    private static Markup Step(HandoffSession session, SessionStep step)
    {
        var mark =
            session.Output(step) is not null ? (Markup)$"☑️"
            : session.Step == step && session.Verdict is null ? (Markup)$"▶️"
            : $"⬜";
        return $"{mark} {SessionSteps.Number(step)}. {Markup.Escape(SessionSteps.Title(step))} ({SessionSteps.Minutes(step)} min)";
    }

    private static SectionBlock Section(Markup text, MessageRow row, string place) =>
        new(new Mrkdwn(text)) { BlockId = $"session_{place}:{row.Id}:{row.WantedRevision}" };
}
