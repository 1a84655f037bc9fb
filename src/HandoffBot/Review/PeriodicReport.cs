using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>A report that is compiled once for each period of a schedule.</summary>
/// <param name="Name">What its keys begin with.</param>
/// <param name="MessageKind">Of the message that shows it.</param>
/// <param name="ScheduleOf">When an agreement wants it; null when it does not.</param>
public sealed record PeriodicReport(string Name, string MessageKind, Func<HandoffAgreement, ReviewSchedule?> ScheduleOf)
{
    private const string Preview = "preview:";

    /// <summary>The weekly digest.</summary>
    public static PeriodicReport Weekly { get; } = new("weekly", Outbox.DigestKind, agreement => agreement.Review);

    /// <summary>The monthly audit.</summary>
    public static PeriodicReport Monthly { get; } = new("monthly", Outbox.AuditKind, agreement => agreement.Audit);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeriodicReport> All { get; } = [Weekly, Monthly];

    /// <summary>What the keys of reports of periods that are over begin with.</summary>
    public string Prefix => $"{Name}:";

    /// <summary>The key of an agreement's report: its id, and the local date on which the period ends.</summary>
    public string Key(HandoffAgreement agreement, ReviewSchedule schedule, ReviewPeriod period) =>
        $"{Prefix}{agreement.Id}:{ReviewPeriods.LocalDate(schedule, period.To):uuuu'-'MM'-'dd}";

    /// <summary>The key of a report that somebody asked for before its period was over.</summary>
    public static string PreviewKey(Instant now) => $"{Preview}{now.ToUnixTimeMilliseconds()}:{Guid.NewGuid():N}";

    /// <summary>What people call a report by in the name of a file: its key, and of one that was asked for early, when (UTC).</summary>
    public static string FileName(string key) =>
        IsPreview(key)
        && long.TryParse(key[Preview.Length..].Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? $"so-far-{Instant.FromUnixTimeMilliseconds(milliseconds).ToString("uuuu'-'MM'-'dd'-'HHmm", CultureInfo.InvariantCulture)}"
            : key;

    /// <summary>Whether a key is of such a report.</summary>
    public static bool IsPreview(string key) => key.StartsWith(Preview, StringComparison.Ordinal);
}
