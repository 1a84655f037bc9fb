using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>One thing that a reviewer said of a case, append only. What holds is derived by <see cref="LabelState"/>.</summary>
public sealed class LabelRow
{
    public long Seq { get; set; }

    /// <summary>The case whose button was pressed.</summary>
    public required string CaseId { get; set; }

    /// <summary>The alert or the event that the case is about.</summary>
    public required string Subject { get; set; }

    /// <summary>Id of the agreement.</summary>
    public required string Agreement { get; set; }

    /// <summary>The digest of the case.</summary>
    public required string DigestKey { get; set; }

    public required LabelKind Kind { get; set; }

    /// <summary>Path of the field that was wrong.</summary>
    public string? Field { get; set; }

    [PersonalColumn]
    public string? Note { get; set; }

    /// <summary>Slack user id.</summary>
    public required string By { get; set; }

    /// <summary>Whether they ran the weekly review then.</summary>
    public bool ByOwner { get; set; }

    public required Instant At { get; set; }

    /// <summary>Its place in <see cref="Rows.FeedbackLog"/>; null where it says nothing of the score.</summary>
    public long? FeedbackPosition { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; }

    /// <summary>As the rules read it.</summary>
    public ReviewLabel Label() => new(Kind, By, At, ByOwner, Field, Note);

    /// <summary>What was said of a case.</summary>
    public static LabelRow Of(ReviewCaseRow about, ReviewLabel label) =>
        new()
        {
            CaseId = about.Id,
            Subject = about.Subject,
            Agreement = about.Agreement,
            DigestKey = about.DigestKey,
            Kind = label.Kind,
            Field = label.Field,
            Note = label.Note,
            By = label.By,
            ByOwner = label.ByOwner,
            At = label.At,
            HasPersonalData = label.Note is not null,
        };
}
