using HandoffBot.Core.Review.Misses;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

/// <summary>The last report of a person stands, and a report is never changed.</summary>
public sealed class MissRulesTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static TheoryData<string, string?> Histories =>
        new()
        {
            { "report", "none" },
            { "report report", "none" },
            { "report low", "ScoreTooLow" },
            { "report low rule", "RuleWrong" },
            { "low", "ScoreTooLow" },
            { "report undo", null },
            { "undo", null },
            { "report low undo report", "none" },
            { "report undo rule", "RuleWrong" },
            { "report undo undo", null },
        };

    [Theory, MemberData(nameof(Histories))]
    public void The_last_word_stands(string history, string? standing)
    {
        MissReport? last = null;
        foreach (var (place, word) in history.Split(' ').Index())
        {
            last = Said(word, last, Start + Duration.FromMinutes(place)).Report ?? last;
        }

        Assert.Equal(standing, MissRules.Standing(last) is { } report ? report.Reason?.ToString() ?? "none" : null);
    }

    [Fact]
    public void A_reason_keeps_when_it_was_reported_and_a_new_report_does_not()
    {
        var reported = MissRules.Report(null, "U1", Start).Report!;
        var explained = MissRules.Explain(reported, MissReason.TooLate, "U1", Start + Duration.FromHours(1)).Report!;
        var undone = MissRules.TakeBack(explained, Start + Duration.FromHours(2)).Report!;
        var again = MissRules.Report(undone, "U1", Start + Duration.FromHours(3)).Report!;

        Assert.Equal(Start, explained.ReportedAt);
        Assert.Equal(Start + Duration.FromHours(1), explained.At);
        Assert.Equal((Start, MissReason.TooLate, true), (undone.ReportedAt, undone.Reason, undone.IsTakenBack));
        Assert.Equal(Start + Duration.FromHours(3), again.ReportedAt);
        Assert.Null(again.Reason);
    }

    [Fact]
    public void The_same_word_again_changes_nothing_and_says_so()
    {
        var reported = MissRules.Report(null, "U1", Start).Report;
        var again = MissRules.Report(reported, "U1", Start);
        Assert.Null(again.Report);
        Assert.Contains("already", again.Reply.ToString(), StringComparison.Ordinal);
        var explained = MissRules.Explain(reported, MissReason.DataWrong, "U1", Start).Report;
        Assert.Null(MissRules.Explain(explained, MissReason.DataWrong, "U1", Start).Report);
    }

    private static MissChange Said(string word, MissReport? last, Instant now) =>
        word switch
        {
            "report" => MissRules.Report(last, "U1", now),
            "low" => MissRules.Explain(last, MissReason.ScoreTooLow, "U1", now),
            "rule" => MissRules.Explain(last, MissReason.RuleWrong, "U1", now),
            _ => MissRules.TakeBack(last, now),
        };
}
