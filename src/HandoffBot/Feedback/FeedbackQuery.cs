using HandoffBot.Feedback.Lines;
using HandoffBot.Intake;
using HandoffBot.Intake.Contracts;

namespace HandoffBot.Feedback;

/// <summary>Which page a caller wants, from the query string.</summary>
/// <param name="After">The line before the page; null for the first page.</param>
/// <param name="Limit">Lines a page, 1 to <see cref="MostLimit"/>.</param>
internal sealed record FeedbackQuery(FeedbackCursor? After, int Limit)
{
    public const int DefaultLimit = 100;
    public const int MostLimit = 1000;
    public const string ACursor = "expected the cursor of a line of an earlier answer";

    /// <summary>Null, and everything that is wrong, when a parameter cannot be understood.</summary>
    public static FeedbackQuery? Read(IQueryCollection query, List<ProblemError> faults)
    {
        var parameters = new QueryParameters(query, faults);
        parameters.Expect(["after", "limit"]);
        var after = parameters.Once("after");
        var cursor = after is null ? null : FeedbackCursor.Read(after);
        if (after is not null && cursor is null)
        {
            faults.Add(new("after", ACursor));
        }

        var limit = parameters.Limit(DefaultLimit, MostLimit);
        return faults.Count == 0 ? new(cursor, limit) : null;
    }
}
