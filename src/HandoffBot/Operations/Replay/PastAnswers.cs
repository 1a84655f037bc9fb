using HandoffBot.Review.History;
using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>
/// What people answered when they were asked which account it is: lines of <c>{ "account", "is", "at" }</c>, the id as events name it and
/// the known account. The last answer for an id counts, from the first event on.
/// </summary>
/// <param name="Answers">The answers.</param>
/// <param name="Unreadable">Lines left out, each with its number and what was expected.</param>
internal sealed record PastAnswers(AccountAnswers Answers, IReadOnlyList<string> Unreadable)
{
    // A file does not say who.
    private const string Somebody = "somebody";

    public static PastAnswers None { get; } = new(AccountAnswers.None, []);

    public static async Task<PastAnswers> Read(string path)
    {
        var past = await PastRecords<DatedAnswer>.Read(
            path,
            "account, is",
            (from, at) =>
                PastRecords.Text(from, "account") is { } account && PastRecords.Text(from, "is") is { } known
                    ? new(new(account, known, Somebody, null), at)
                    : null
        );
        return new(new(past.Records.OrderBy(one => one.At).Select(one => one.Answer)), past.Unreadable);
    }

    private sealed record DatedAnswer(AccountAnswer Answer, Instant At);
}
