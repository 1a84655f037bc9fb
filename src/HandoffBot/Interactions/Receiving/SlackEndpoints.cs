using HandoffBot.Hosting;
using HandoffBot.Refusals;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Slack's way in over HTTP: verify, keep, answer; the work comes after.</summary>
internal sealed class SlackEndpoints(SignedBodyReader bodies, SlackRecorder recorder, RefusalLog refusals, IOptions<HandoffOptions> options)
{
    private const string Prefix = "/slack";

    public static void Map(IEndpointRouteBuilder app)
    {
        var slack = app.MapGroup(Prefix);
        MapEndpoint(slack, "/interactions", SlackReader.InteractionForm);
        MapEndpoint(slack, "/commands", SlackReader.CommandForm);
        MapEndpoint(slack, "/events", SlackReader.Event);
        MapEndpoint(slack, "/options", SlackReader.Options);
    }

    private static void MapEndpoint(IEndpointRouteBuilder slack, string path, Func<string, IncomingRequest> read) =>
        slack
            .MapPost(path, (HttpContext context, SlackEndpoints endpoints) => endpoints.Receive(context, Prefix + path, read))
            .ExcludeFromDescription();

    private async Task<IResult> Receive(HttpContext context, string endpoint, Func<string, IncomingRequest> read)
    {
        // In Socket Mode nothing of Slack's comes this way, and what does is not even read.
        if (options.Value.Slack.Mode == SlackMode.Socket)
        {
            return Refuse(
                context,
                endpoint,
                new(
                    RefusalCause.NotInUse,
                    SignedBodyReader.Refuse(
                        StatusCodes.Status404NotFound,
                        "This host takes Slack's requests over Socket Mode; over HTTP only with Slack:Mode set to Http."
                    )
                )
            );
        }

        var (body, refusal) = await bodies.Read(context.Request);
        if (refusal is not null)
        {
            return Refuse(context, endpoint, refusal);
        }

        refusals.SlackAccepted();
        var reading = read(body!);
        if (reading is IncomingRequest.Malformed malformed)
        {
            return Refuse(
                context,
                endpoint,
                new(RefusalCause.Unreadable, SignedBodyReader.Refuse(StatusCodes.Status400BadRequest, malformed.Words))
            );
        }

        if (reading is IncomingRequest.Work work && !await recorder.Record(work.Item))
        {
            return SignedBodyReader.Refuse(
                StatusCodes.Status503ServiceUnavailable,
                "This could not be kept safe just now. Please try again."
            );
        }

        return reading.Json is { } json ? Results.Text(json, "application/json") : Results.Ok();
    }

    private IResult Refuse(HttpContext context, string endpoint, RefusedRequest refused)
    {
        refusals.SlackRefused(endpoint, refused.Cause, context.Connection.RemoteIpAddress);
        return refused.Answer;
    }
}
