using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
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

/// <summary>What a handoff review came to: the verdict and the five outputs.</summary>
internal sealed class SessionSummaryCard(AgreementRegistry agreements, SessionLead leads) : ICard
{
    public string Kind => Outbox.SessionSummaryKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await SessionStore.Find(db, row.Subject, cancel) is not { Session: { Verdict: { } verdict } session })
        {
            return null;
        }

        var agreement = agreements.Of(session.AgreementId);
        Markup title = $"What the handoff review of {DisplayText.Safe(agreement.Score, 100)} came to";
        var decided = SessionText.Verdict(verdict);
        var outputs = session.Outputs.Select(output =>
            (Markup)$"*{SessionSteps.Number(output.Step)}. {Markup.Escape(SessionSteps.Output(output.Step))}*\n{SessionText.Output(output)}"
        );
        var lead = await leads.Line(db, session, agreement, cancel);
        Markup by = $"Recorded by {PersonText.Mention(verdict.By)} {DisplayText.Date(verdict.At, "{date_short_pretty} {time}")}. "
            + $"{InForce(verdict, agreement)}";
        Markup text = $"{title}. {decided} {by}";
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks =
            [
                new HeaderBlock(title.Truncate(150).ToPlainText()),
                Section(decided, row, "verdict"),
                .. outputs.Select((output, place) => Section(output, row, $"output{place}")),
                Section($"{lead}\n{by}", row, "by"),
            ],
        };
    }

    // The session decides nothing by itself: the agreement does.
    private static Markup InForce(SessionVerdict verdict, HandoffAgreement agreement) =>
        verdict.UseNow is { } behaviour
            ? (Markup)$"The agreement in force says *{SessionText.Level(behaviour, agreement)}* to it; a change is a new version of it."
            : $"The agreement in force stays as it is.";

    private static SectionBlock Section(Markup text, MessageRow row, string place) =>
        new(new Mrkdwn(text)) { BlockId = $"session_{place}:{row.Id}:{row.WantedRevision}" };
}
