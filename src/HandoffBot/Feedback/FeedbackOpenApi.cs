using HandoffBot.Feedback.Contracts;
using HandoffBot.Intake;

namespace HandoffBot.Feedback;

/// <summary>What /openapi/v1.json says of this module's endpoint.</summary>
internal static class FeedbackOpenApi
{
    public static void DescribeGetFeedback(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithName("GetFeedback")
            .Produces<FeedbackLineResponse>(StatusCodes.Status200OK, FeedbackStream.MediaType)
            .Describe(
                "What people said of scores",
                "NDJSON: each line of the answer is one object of this schema, in the order in which it became known. Nothing that was "
                    + "said is changed: a correction is a line of its own that names the one it supersedes. Whoever reads page by page "
                        + "reads every line once; Next-Cursor is where to go on, now or later. A key reads what was said of its own "
                            + "events, and with \"read\": \"all\" everything.",
                400,
                401,
                503
            )
            .WithMetadata(new FeedbackParameters());
}
