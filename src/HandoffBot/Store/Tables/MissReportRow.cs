using System.Security.Cryptography;
using System.Text;
using HandoffBot.Core.Review.Misses;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>One thing that a person said of a lead that raised no alert, append only. What stands is the last of each
/// <see cref="ReportId"/>.</summary>
public sealed class MissReportRow
{
    public long Seq { get; set; }

    /// <summary>One for each person and decision: <see cref="IdOf"/>.</summary>
    public required string ReportId { get; set; }

    /// <summary>The decision that raised no alert.</summary>
    public required string EventId { get; set; }

    /// <summary>Id of the agreement that it was decided by.</summary>
    public required string Agreement { get; set; }

    /// <summary>Slack user id.</summary>
    public required string By { get; set; }

    public required Instant ReportedAt { get; set; }

    public required Instant At { get; set; }

    public MissReason? Reason { get; set; }

    public bool IsTakenBack { get; set; }

    /// <summary>As the rules read it.</summary>
    public MissReport Report() => new(By, ReportedAt, At, Reason, IsTakenBack);

    /// <summary>What was said of a decision.</summary>
    public static MissReportRow Of(DecisionRow decision, string agreement, MissReport report) =>
        new()
        {
            ReportId = IdOf(decision.EventId, report.By),
            EventId = decision.EventId,
            Agreement = agreement,
            By = report.By,
            ReportedAt = report.ReportedAt,
            At = report.At,
            Reason = report.Reason,
            IsTakenBack = report.IsTakenBack,
        };

    /// <summary>The id of a person's report about a decision: the same whenever they say something of it.</summary>
    public static string IdOf(string eventId, string by) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{by}\n{eventId}")).AsSpan(0, 16));
}
