using System.ComponentModel;
using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Feedback.Contracts;

/// <summary>What a line is.</summary>
internal enum FeedbackKind
{
    /// <summary>A reviewer's judgement of a case.</summary>
    Label,

    /// <summary>What somebody who worked with an alert says of its score; a reviewer decides on it.</summary>
    Claim,
}

/// <summary>What is said of a score.</summary>
internal enum FeedbackLabel
{
    BadScore,
    ScoreRight,
    DataFault,
}

/// <summary>What reviewers make of a subject, all their labels together.</summary>
internal enum FeedbackJudgement
{
    /// <summary>No reviewer has said anything of it that stands.</summary>
    None,

    /// <summary>They differ, and whoever runs the review has not settled it.</summary>
    Disputed,

    BadScore,
    ScoreRight,
    DataFault,
}

/// <summary>What became of the frozen evidence.</summary>
internal enum EvidenceState
{
    /// <summary>It is here.</summary>
    Frozen,

    /// <summary>It is older than it may be kept.</summary>
    Expired,

    /// <summary>The claim was taken back and made again: the evidence is with the later line.</summary>
    Replaced,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>One thing that somebody said of a score.</summary>
internal sealed record FeedbackLineResponse(
    [property: Description("Send it as after to read on behind this line.")] string Cursor,
    FeedbackKind Kind,
    [property: Description("The alert, or where there was none the event: what the line is about.")] string Subject,
    [property: Description("The score event that is judged.")] string EventId,
    string? AlertId,
    [property: Description("The account's key: its id, or its domain where it has no id.")] string? Account,
    [property: Description("Id of the agreement, score and segment.")] string Agreement,
    int? AgreementVersion,
    [property: Description("Null: they take back what the superseded line said, or can no longer tell.")] FeedbackLabel? Label,
    [property: Description("Of a data fault, the field that was wrong, where they told.")] string? Field,
    [property: Description("The agreement's word for why: of a claim its own, of a label that of the flags it judges.")] string? Reason,
    [property: Description("What they added in their own words; null once it is older than it may be kept.")] string? Sentence,
    [property: Description("A pseudonym: the same person is the same on every line of this database.")] string By,
    [property: Description("Whether they ran the weekly review then: their label settles a disagreement.")] bool ByOwner,
    [property: Description("When it was said.")] Instant At,
    [property: Description("Whether it is the last word of this person on the subject, by the time of the answer.")] bool Current,
    [property: Description("The earlier line that this one replaces: what the same person said before.")] string? Supersedes,
    [property: Description("The later line that replaced this one, by the time of the answer.")] string? SupersededBy,
    [property: Description("What all reviewers together make of the subject, by the time of the answer. None: nobody has judged it.")]
        FeedbackJudgement Judgement,
    [property: Description("How the case came to be reviewed.")] SamplingStratum Sampled,
    [property: Description("How many such cases it stands for; null for a claim, which was not drawn.")] double? Weight,
    [property: Description("The review that drew the case; null for a claim.")] string? Review,
    EvidenceState EvidenceState,
    [property: Description("What there was to see when it was said or drawn; null unless evidence_state is frozen.")]
        FeedbackEvidenceResponse? Evidence
);
