namespace HandoffBot.Interactions.Receiving;

/// <summary>Slack's way in over HTTP: verify, keep, answer; the work comes after.</summary>
internal static partial class SlackDoor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var slack = app.MapGroup("/slack");
        Open(slack, "/interactions", SlackReader.InteractionForm);
        Open(slack, "/commands", SlackReader.CommandForm);
        Open(slack, "/events", SlackReader.Event);
        Open(slack, "/options", SlackReader.Options);
    }

    private static void Open(IEndpointRouteBuilder slack, string path, Func<string, Reading> read) => slack.MapPost(
        path,
        async (HttpContext context, SignedBody bodies, SlackRecorder recorder, ILogger<SlackRecorder> log) =>
        {
            var (body, refusal) = await bodies.Read(context.Request, context.RequestAborted);
            if (refusal is not null)
                return refusal;
            var reading = read(body!);
            if (reading is Reading.Malformed malformed)
            {
                Malformed(log, path, malformed.Words);
                return SignedBody.Refuse(StatusCodes.Status400BadRequest, malformed.Words);
            }

            if (reading is Reading.Work work && !await recorder.Keep(work.Item))
                return SignedBody.Refuse(StatusCodes.Status503ServiceUnavailable, "This could not be kept safe just now. Please try again.");
            return reading.Json is { } json ? Results.Text(json, "application/json") : Results.Ok();
        }).ExcludeFromDescription();

    [LoggerMessage(LogLevel.Warning, "A signed request to /slack{Path} could not be read: {Words}")]
    private static partial void Malformed(ILogger log, string path, string words);
}
