using HandoffBot.Feedback.Lines;
using HandoffBot.Intake;
using HandoffBot.Intake.Contracts;
using HandoffBot.Store.Context;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HandoffBot.Feedback;

/// <summary><c>GET /v1/feedback</c>: what people said of scores, in the order in which it became known.</summary>
internal sealed class FeedbackEndpoint(FeedbackReader reader)
{
    public async Task<Results<FeedbackStream, ProblemHttpResult>> Get(HttpContext http)
    {
        var faults = new List<ProblemError>();
        if (FeedbackQuery.Read(http.Request.Query, faults) is not { } query)
        {
            return Refused(http, faults);
        }

        try
        {
            var (sender, cancel) = (VerifiedRequest.Of(http).SenderRead, http.RequestAborted);
            if (await reader.Page(query.After, query.Limit, sender, cancel) is not { } page)
            {
                const string Gone = "this host has no such line; if its database was put back from a backup, read again without after";
                return Refused(http, [new("after", $"{FeedbackQuery.ACursor}: {Gone}")]);
            }

            var last = page.Entries is [.., var entry] ? FeedbackCursor.Of(entry) : query.After;
            return new FeedbackStream(
                reader,
                page,
                await reader.Lines(page, FeedbackStream.Chunk(page, 0), cancel),
                last?.ToString()
            );
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault))
        {
            return ProblemResults.Later(http, 503, "Feedback cannot be read at the moment.", 5);
        }
    }

    private static ProblemHttpResult Refused(HttpContext http, IReadOnlyList<ProblemError> faults) =>
        ProblemResults.Refuse(http, 400, "Not a page of feedback", faults);
}
