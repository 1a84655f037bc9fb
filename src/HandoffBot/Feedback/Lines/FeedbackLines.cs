using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Feedback.Contracts;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Feedback.Lines;

/// <summary>Makes lines of entries. What was said never changes; what came after it is told as it is known now.</summary>
/// <param name="context">Of these entries.</param>
/// <param name="pseudonymKey">Of the log.</param>
internal sealed class FeedbackLines(FeedbackContext context, string pseudonymKey)
{
    private const int PseudonymBytes = 8;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(pseudonymKey);

    public FeedbackLineResponse Of(FeedbackEntry entry) => entry.Label is { } label ? Labelled(entry, label) : Claimed(entry, entry.Claim!);

    private FeedbackLineResponse Labelled(FeedbackEntry entry, LabelRow label)
    {
        var about = context.Cases[label.CaseId];
        var own = context.Labels[label.Subject].Where(one => one.By == label.By && one.FeedbackPosition is not null);
        return Line(
            entry,
            FeedbackKind.Label,
            label.Subject,
            about.AlertId,
            label.Agreement,
            label.By,
            [.. own.Select(one => new FeedbackEntry(one, null))],
            FrozenFeedback.Of(about)
        ) with
        {
            Label = Said(label.Kind),
            Field = label.Field,
            Reason = FlagReason(label.Subject),
            Sentence = label.Note,
            ByOwner = label.ByOwner,
            Sampled = about.Sampled,
            Weight = about.Weight,
            Review = about.DigestKey,
        };
    }

    private FeedbackLineResponse Claimed(FeedbackEntry entry, AlertFactRow claim)
    {
        var own = context.Claims[claim.AlertId].Where(one => one.By == claim.By).ToList();
        // What this person had said of it by then, since they last raised it.
        var until = own.TakeWhile(one => one.FeedbackPosition <= claim.FeedbackPosition).ToList();
        var since = until[Math.Max(0, until.FindLastIndex(one => one.Kind == AlertFactKind.Flagged))..];
        var flag = context.Flags[claim.AlertId].FirstOrDefault(flag => flag.By == claim.By && flag.At == since[0].At);
        return Line(
            entry,
            FeedbackKind.Claim,
            claim.AlertId,
            claim.AlertId,
            claim.Agreement,
            claim.By ?? "",
            [.. own.Select(one => new FeedbackEntry(null, one))],
            flag is null ? FrozenFeedback.Replaced : FrozenFeedback.Of(flag)
        ) with
        {
            Label = claim.Kind == AlertFactKind.FlagUndone ? null : FeedbackLabel.BadScore,
            Reason = since.LastOrDefault(one => one.Kind == AlertFactKind.ReasonGiven)?.Detail,
            Sentence = since.LastOrDefault(one => one.Kind == AlertFactKind.NoteGiven)?.Detail,
        };
    }

    private FeedbackLineResponse Line(
        FeedbackEntry entry,
        FeedbackKind kind,
        string subject,
        string? alertId,
        string agreement,
        string by,
        IReadOnlyList<FeedbackEntry> own,
        FrozenFeedback frozen
    )
    {
        var eventId = context.EventId(entry);
        var decision = context.Decisions.GetValueOrDefault(eventId);
        var later = own.FirstOrDefault(one => one.Position > entry.Position);
        return new(
            FeedbackCursor.Of(entry).ToString(),
            kind,
            subject,
            eventId,
            alertId,
            decision?.AccountKey,
            agreement,
            decision?.AgreementVersion,
            Label: null,
            Field: null,
            Reason: null,
            Sentence: null,
            Pseudonym(by),
            ByOwner: false,
            entry.At,
            later is null,
            Cursor(own.LastOrDefault(one => one.Position < entry.Position)),
            Cursor(later),
            Judgement(LabelState.Of(context.Labels[subject].Select(label => label.Label()))),
            SamplingStratum.Flagged,
            Weight: null,
            Review: null,
            frozen.State,
            frozen.Evidence
        );
    }

    private string? FlagReason(string subject) =>
        context
            .Flags[subject]
            .Where(flag => flag.UndoneAt is null)
            .OrderBy(flag => flag.At)
            .ThenBy(flag => flag.By, StringComparer.Ordinal)
            .Select(flag => flag.Reason)
            .FirstOrDefault(reason => reason is not null);

    // With a key, for who has the list of a workspace's user ids could otherwise try them all.
    private string Pseudonym(string person) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(person))[..PseudonymBytes]);

    private static string? Cursor(FeedbackEntry? entry) => entry is null ? null : FeedbackCursor.Of(entry).ToString();

    private static FeedbackLabel? Said(LabelKind kind) =>
        kind switch
        {
            LabelKind.BadScore => FeedbackLabel.BadScore,
            LabelKind.ScoreRight => FeedbackLabel.ScoreRight,
            LabelKind.DataFault => FeedbackLabel.DataFault,
            LabelKind.Skipped or LabelKind.TakenBack => null,
        };

    private static FeedbackJudgement Judgement(LabelState state) =>
        state switch
        {
            { InForce.Kind: LabelKind.BadScore } => FeedbackJudgement.BadScore,
            { InForce.Kind: LabelKind.ScoreRight } => FeedbackJudgement.ScoreRight,
            { InForce.Kind: LabelKind.DataFault } => FeedbackJudgement.DataFault,
            { IsDisputed: true } => FeedbackJudgement.Disputed,
            _ => FeedbackJudgement.None,
        };
}
