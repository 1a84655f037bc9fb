using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Sessions;

/// <summary>A step of a handoff review, in its thread: what to talk about and until when, what is agreed so far, what came out.</summary>
internal sealed class SessionStepCard(AgreementRegistry agreements) : ICard
{
    public string Kind => Outbox.SessionStepKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (
            SessionStepReference.Parse(row.Subject) is not { } reference
            || await SessionStore.Find(db, reference.SessionId, cancel) is not { } stored
        )
        {
            return null;
        }

        var (session, step) = (stored.Session, reference.Step);
        var agreement = agreements.Of(session.AgreementId);
        var isNow = session.Step == step && session.Verdict is null;
        var lines = new List<Markup>
        {
            $"*Step {SessionSteps.Number(step)} of {SessionSteps.Count}: {Markup.Escape(SessionSteps.Title(step))}*"
                + $"{Time(session, step, isNow)}",
            $"*Output:* {Markup.Escape(SessionSteps.Output(step))}",
            session.Output(step) is { } output ? SessionText.Output(output) : Agreed(step, agreement),
        };
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = Markup.Join($" ", lines).WithoutBold(),
            Blocks =
            [
                new SectionBlock(new Mrkdwn(Markup.Join($"\n", lines))) { BlockId = $"session_step:{row.Id}:{row.WantedRevision}" },
                .. isNow ? new Block[] { Buttons(session, step, row) } : [],
            ],
        };
    }

    private static Markup Time(HandoffSession session, SessionStep step, bool isNow) =>
        isNow
            ? (Markup)$" ({SessionSteps.Minutes(step)} minutes, until "
                + $"{DisplayText.Date(session.StepBegan + Duration.FromMinutes(SessionSteps.Minutes(step)), "{time}")})"
            : Markup.Empty;

    private static Markup Agreed(SessionStep step, HandoffAgreement agreement) =>
        $"*Agreed so far:* {DisplayText.Safe(SessionProposal.Of(step, agreement), 1200)}";

    private static ActionsBlock Buttons(HandoffSession session, SessionStep step, MessageRow row)
    {
        var value = new SessionStepReference(session.Id, step).ToString();
        var isRecorded = session.Output(step) is not null;
        var last = SessionSteps.After(step) is null;
        return new([
            Button(MessageActions.SessionRecord, isRecorded ? "Change the output" : "Record the output", value, isPrimary: !isRecorded),
            last
                ? Button(MessageActions.SessionVerdict, "Verdict", value, isPrimary: isRecorded)
                : Button(MessageActions.SessionNext, "Next", value, isPrimary: isRecorded),
        ])
        {
            BlockId = $"session_do:{row.Id}:{row.WantedRevision}:step",
        };
    }

    private static Button Button(ActionDefinition action, string text, string value, bool isPrimary) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = value,
            Style = isPrimary ? "primary" : null,
        };
}
