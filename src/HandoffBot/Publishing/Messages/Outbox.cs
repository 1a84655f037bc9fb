using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>Builds and stores wanted messages. Call inside the transaction that changed the row; notify
/// <see cref="WorkSignals.Messages"/> after it.</summary>
public static class Outbox
{
    public const string AlertKind = MessageKinds.Alert;
    public const string DigestKind = "digest";
    public const string AuditKind = "audit";
    public const string NoticeKind = "notice";
    public const string BandRiseKind = "band_rise";
    public const string HoldKind = MessageKinds.Hold;
    public const string AccountQuestionKind = MessageKinds.AccountQuestion;
    public const string DataIssuesKind = MessageKinds.DataIssues;
    public const string ReviewCaseKind = MessageKinds.ReviewCase;
    public const string ProposalKind = MessageKinds.Proposal;
    public const string SessionKind = MessageKinds.Session;
    public const string SessionStepKind = MessageKinds.SessionStep;
    public const string SessionSummaryKind = "session_summary";
    public const string AlertEndKind = "alert_end";
    public const string EscalationKind = MessageKinds.Escalation;

    /// <summary>Escalations within this time share one message.</summary>
    public static readonly Duration EscalationsGathered = Duration.FromHours(1);

    /// <summary>
    /// Somebody used the alert's card, so Slack shows it there. When that was unknown it is known now, and the card is redrawn
    /// from the alert's newest state.
    /// </summary>
    public static Task ConfirmPosted(HandoffDb db, string alertId, string channel, string ts, Instant now, CancellationToken cancel) =>
        MessageResults.RecordFound(db, AlertKind, alertId, channel, ts, now, cancel);

    /// <summary>Stores a wanted notice; the same key again redraws it instead of repeating it.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="key">What it is about.</param>
    /// <param name="channel">Channel id, or a person's for a direct message.</param>
    /// <param name="agreement">Id of the agreement it is about; null for none.</param>
    /// <param name="contentJson">What it says.</param>
    /// <param name="now">The current moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static Task WantNotice(
        HandoffDb db,
        string key,
        string channel,
        string? agreement,
        string contentJson,
        Instant now,
        CancellationToken cancel
    ) => WantedMessages.Add(db, [Row(NoticeKind, key, channel, agreement, contentJson, 50, null, 1, now)], cancel);

    /// <summary>Stores the wanted message of a digest or an audit, and those of its cases in its thread.</summary>
    public static Task WantReport(
        HandoffDb db,
        string kind,
        DigestRow report,
        IReadOnlyList<ReviewCaseRow> cases,
        string channel,
        Instant now,
        CancellationToken cancel
    )
    {
        var message = Row(kind, report.Key, channel, report.Agreement, null, 40, null, 1, now);
        return WantedMessages.Add(
            db,
            [message, .. cases.Select(about => ReviewCase(about, channel, message.Id, now))],
            cancel
        );
    }

    /// <summary>The wanted card of an alert, for <see cref="WantedMessages.Add"/> with others; one revision for each of its
    /// <paramref name="changes"/>.</summary>
    internal static MessageRow Alert(Alert alert, HandoffAgreement agreement, int changes, Instant now)
    {
        var row = Row(
            AlertKind,
            alert.Id,
            alert.Channel,
            alert.AgreementId,
            null,
            Bands.Rank(agreement, alert.Band),
            alert.ExpiresAt,
            changes,
            now
        );
        row.ActBy = Bands.FirstTouchBy(agreement, alert);
        return row;
    }

    /// <summary>
    /// The reply that announces a risen band in the card's thread, once for each band: the same band again edits it. Null while
    /// the card was never sent, for its first post shows the new band. Call before the alert's own message is added.
    /// </summary>
    internal static async Task<MessageRow?> BandRise(
        HandoffDb db,
        Alert alert,
        BandRise rise,
        HandoffAgreement agreement,
        Instant now,
        CancellationToken cancel
    )
    {
        if (await MessageClaims.SentMessage(db, AlertKind, alert.Id, cancel) is not { } card)
        {
            return null;
        }

        var row = Row(
            BandRiseKind,
            $"{alert.Id}:{rise.To}",
            alert.Channel,
            alert.AgreementId,
            DocumentFormats.BandRise.Write(rise),
            Bands.Rank(agreement, alert.Band),
            alert.ExpiresAt,
            1,
            now
        );
        (row.ReplyTo, row.ActBy) = (card, Bands.FirstTouchBy(agreement, alert));
        return row;
    }

    /// <summary>The wanted reply that tells in the thread of card <paramref name="card"/> how the alert ended, where the card
    /// itself can no longer be edited. Again, it is redrawn.</summary>
    internal static MessageRow AlertEnd(Alert alert, string card, HandoffAgreement agreement, Instant now)
    {
        var row = Row(AlertEndKind, alert.Id, alert.Channel, alert.AgreementId, null, Bands.Rank(agreement, alert.Band), null, 1, now);
        row.ReplyTo = card;
        return row;
    }

    /// <summary>The wanted notice of held leads, for <see cref="WantedMessages.Add"/> with others. It is drawn from the holds of that
    /// key.</summary>
    internal static MessageRow Hold(string key, string channel, string? agreement, Instant now) =>
        Row(HoldKind, key, channel, agreement, null, 50, null, 1, now);

    /// <summary>The wanted message that asks which account an id stands for, for <see cref="WantedMessages.Add"/> with others. It is drawn
    /// from the question of that id.</summary>
    internal static MessageRow AccountQuestion(string id, string channel, string agreement, Instant now) =>
        Row(AccountQuestionKind, id, channel, agreement, null, 20, null, 1, now);

    /// <summary>The wanted message that asks an owner about data issues, for <see cref="WantedMessages.Add"/> with others. It is drawn
    /// from the issues of that key.</summary>
    internal static MessageRow DataIssues(string key, string channel, string agreement, Instant now) =>
        Row(DataIssuesKind, key, channel, agreement, null, 50, null, 1, now);

    /// <summary>The wanted message of a review's case, for <see cref="WantedMessages.Add"/> with others. It is drawn from the case and its
    /// labels.</summary>
    /// <param name="about">The case.</param>
    /// <param name="channel">Channel id.</param>
    /// <param name="replyTo">Row id of the digest's message; null where the message is there already, and is redrawn.</param>
    /// <param name="now">When it was wanted.</param>
    internal static MessageRow ReviewCase(ReviewCaseRow about, string channel, string? replyTo, Instant now)
    {
        // After all that somebody waits for, and one after the other.
        var row = Row(ReviewCaseKind, about.Id, channel, about.Agreement, null, 100 + about.Place, null, 1, now);
        row.ReplyTo = replyTo;
        return row;
    }

    /// <summary>The wanted card of a proposed change, for <see cref="WantedMessages.Add"/> with others. It is drawn from the proposal and
    /// its sign-offs; as <see cref="ReviewCase"/>.</summary>
    internal static MessageRow Proposal(ProposalRow about, string channel, string? replyTo, Instant now)
    {
        // Before the cases of its digest, one after the other.
        var row = Row(ProposalKind, about.Id, channel, about.Agreement, null, 60 + about.Place, null, 1, now);
        row.ReplyTo = replyTo;
        return row;
    }

    /// <summary>A wanted message of a handoff review, for <see cref="WantedMessages.Add"/> with others. It is drawn from the
    /// session.</summary>
    /// <param name="kind">Which of its messages.</param>
    /// <param name="subject">Its id, with the step where there is one for each.</param>
    /// <param name="channel">Channel id.</param>
    /// <param name="agreement">Id of the agreement it reviews.</param>
    /// <param name="replyTo">Row id of the message in whose thread it stands; null for one of its own.</param>
    /// <param name="now">The current moment.</param>
    internal static MessageRow Session(string kind, string subject, string channel, string agreement, string? replyTo, Instant now)
    {
        var row = Row(kind, subject, channel, agreement, null, 20, null, 1, now);
        row.ReplyTo = replyTo;
        return row;
    }

    /// <summary>The wanted message to the managers about an agreement's missed first touches, for <see cref="WantedMessages.Add"/> with
    /// others: one for those of an hour. It is drawn from the alerts' histories.</summary>
    internal static MessageRow Escalation(string agreement, string channel, Instant now)
    {
        var gathered = (long)EscalationsGathered.TotalMilliseconds;
        var from = now.ToUnixTimeMilliseconds() / gathered * gathered;
        var subject = string.Create(CultureInfo.InvariantCulture, $"{agreement}:{from}");
        return Row(EscalationKind, subject, channel, agreement, null, 30, null, 1, now);
    }

    /// <summary>From when to when the escalations happened that a message tells of; its <paramref name="subject"/> says.</summary>
    internal static (Instant From, Instant To) EscalationsOf(string subject)
    {
        var from = Instant.FromUnixTimeMilliseconds(
            long.Parse(subject[(subject.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)
        );
        return (from, from + EscalationsGathered);
    }

    /// <summary>The wanted notice, for <see cref="WantedMessages.Add"/> with others; see <see cref="WantNotice"/>.</summary>
    internal static MessageRow Notice(string key, string channel, string? agreement, NoticeContent content, Instant now) =>
        Row(NoticeKind, key, channel, agreement, content.ToJson(), 50, null, 1, now);

    internal static MessageRow Row(
        string kind,
        string subject,
        string channel,
        string? agreement,
        string? content,
        int priority,
        Instant? expiresAt,
        int changes,
        Instant now
    ) =>
        new()
        {
            Id = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Subject = subject,
            Channel = channel,
            Agreement = agreement,
            Content = content,
            ClientMessageId = Guid.NewGuid(),
            WantedRevision = changes,
            State = MessageState.Ready,
            Priority = priority,
            ExpiresAt = expiresAt,
            NextAttemptAt = now,
            CreatedAt = now,
        };
}
