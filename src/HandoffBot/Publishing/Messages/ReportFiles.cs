using System.Globalization;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>The files of a report in its thread: one message each, about the report and the part of it.</summary>
internal static class ReportFiles
{
    public const string Kind = "report_file";
    public const string Figures = "figures.csv";
    public const string Worksheet = "worksheet.csv";
    public const string Report = "report.md";

    private const char BeforePart = '|';

    /// <summary>The parts of a report.</summary>
    /// <param name="kind">Of its message.</param>
    public static IReadOnlyList<string> PartsOf(string kind) =>
        kind == Outbox.AuditKind ? [Figures, Worksheet, Report] : [Figures, Report];

    /// <summary>The subject of a part's message.</summary>
    public static string Subject(string key, string part) => $"{key}{BeforePart}{part}";

    /// <summary>The report's key and the part.</summary>
    public static (string Key, string Part) Parts(string subject) =>
        subject.LastIndexOf(BeforePart) is var at and >= 0 ? (subject[..at], subject[(at + 1)..]) : (subject, "");

    /// <summary>A name that a file may have.</summary>
    public static string NameOf(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));

    /// <summary>What is shown above the file.</summary>
    public static string TitleOf(string part) =>
        part switch
        {
            Figures => "Figures (CSV)",
            Worksheet => "Worksheet (CSV)",
            _ => "Report (Markdown)",
        };

    /// <summary>The wanted message of a part, for <see cref="WantedMessages.Add"/> with others.</summary>
    /// <param name="report">The report's message, in whose thread it stands.</param>
    /// <param name="part">One of <see cref="PartsOf"/>.</param>
    /// <param name="now">The current moment.</param>
    public static MessageRow Of(MessageRow report, string part, Instant now)
    {
        var row = Outbox.Row(Kind, Subject(report.Subject, part), report.Channel, report.Agreement, null, 50, null, 1, now);
        row.ReplyTo = report.Id;
        return row;
    }

    /// <summary>The wanted notice in the thread that a file was not sent, for <see cref="WantedMessages.Add"/> with others.</summary>
    public static MessageRow Failed(MessageRow file, string why, string next, Instant now)
    {
        var content = new NoticeContent { Title = why, Lines = NoticeContent.Said([$"{next}"]) };
        var key = string.Create(CultureInfo.InvariantCulture, $"file:{file.Id}:{now.ToUnixTimeMilliseconds()}");
        var row = Outbox.Notice(key, file.Channel, file.Agreement, content, now);
        row.ReplyTo = file.ReplyTo;
        return row;
    }
}
