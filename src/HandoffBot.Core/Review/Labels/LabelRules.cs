using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Review.Labels;

/// <summary>What a click of a reviewer leads to.</summary>
/// <param name="Label">To be appended; null where nothing changed.</param>
/// <param name="Reply">What only they are told; null where the case says it all.</param>
public sealed record LabelChange(ReviewLabel? Label, Phrase? Reply);

/// <summary>Who says something.</summary>
/// <param name="Id">Slack user id.</param>
/// <param name="IsOwner">Whether they run the weekly review.</param>
/// <param name="Owner">Whoever does, as Slack or the agreement names them.</param>
public sealed record Reviewer(string Id, bool IsOwner, string Owner);

/// <summary>How reviewers label a case. Nothing is ever changed or removed: a label is appended, and the last one of each reviewer
/// stands.</summary>
public static class LabelRules
{
    /// <summary>Characters a sentence may have.</summary>
    public const int LongestNote = 500;

    /// <summary>Says what to make of a case. The same again changes nothing.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="kind">Anything but <see cref="LabelKind.TakenBack"/>.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public static LabelChange Say(LabelState before, LabelKind kind, Reviewer by, Instant now) =>
        before.Of(by.Id)?.Kind == kind
            ? new(null, $"You said so already: {Words(kind)}. *Undo* takes it back.")
            : Appended(before, new ReviewLabel(kind, by.Id, now, by.IsOwner), by);

    /// <summary>Says that the data was wrong, and which field.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public static LabelChange Blame(LabelState before, string field, Reviewer by, Instant now)
    {
        var own = before.Of(by.Id) is { Kind: LabelKind.DataFault } said ? said : null;
        return string.Equals(own?.Field, field, StringComparison.Ordinal)
            ? new(null, $"You said so already: {Words(LabelKind.DataFault)}, {FieldLabels.Of(field)}. *Undo* takes it back.")
            : Appended(before, new ReviewLabel(LabelKind.DataFault, by.Id, now, by.IsOwner, field, own?.Note), by);
    }

    /// <summary>Adds a sentence to what a reviewer said, in place of an earlier one.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="note">At most <see cref="LongestNote"/> characters; none takes the sentence away.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public static LabelChange Explain(LabelState before, string? note, Reviewer by, Instant now)
    {
        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return before.Of(by.Id) is not { } said
                ? new(null, $"Say first what you make of this case, then add a sentence. Nothing was recorded.")
            : string.Equals(said.Note, text, StringComparison.Ordinal) ? new(null, null)
            : new(said with { Note = text, At = now, ByOwner = by.IsOwner }, null);
    }

    /// <summary>Takes back what a reviewer said.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public static LabelChange TakeBack(LabelState before, Reviewer by, Instant now) =>
        before.Of(by.Id) is null
            ? new(null, $"You have said nothing of this case that stands, so there is nothing to take back.")
            : new(new(LabelKind.TakenBack, by.Id, now, by.IsOwner), null);

    /// <summary>A label as people say it, without a capital.</summary>
    /// <param name="kind">What was said.</param>
    public static string Words(LabelKind kind) =>
        kind switch
        {
            LabelKind.BadScore => "bad score",
            LabelKind.ScoreRight => "the score was right",
            LabelKind.DataFault => "data fault",
            LabelKind.Skipped => "skipped",
            LabelKind.TakenBack => "taken back",
        };

    private static LabelChange Appended(LabelState before, ReviewLabel label, Reviewer by) =>
        new(label, label.IsVerdict ? Difference(before, label, by) : null);

    // A reviewer hears at once that another one said something else; all else the case shows.
    private static Phrase? Difference(LabelState before, ReviewLabel label, Reviewer by)
    {
        var others = before.Standing.Where(one => one.IsVerdict && one.By != label.By).ToList();
        if (others.FindLast(one => one.Kind != label.Kind) is not { } other)
        {
            return null;
        }

        Phrase said = $"{new PersonReference(other.By)} said: {Words(other.Kind)}.";
        if (by.IsOwner)
        {
            return $"{said} You run the review, so yours counts: {Words(label.Kind)}.";
        }

        if (others.FindLast(one => one.ByOwner) is { } settled)
        {
            return $"{said} {new PersonReference(settled.By)}, who runs the review, has settled it: {Words(settled.Kind)}. The case "
                + $"shows that you say otherwise.";
        }

        return $"{said} Until {PersonReference.Named(by.Owner)}, who runs the review, settles it, this case counts as not reviewed.";
    }
}
