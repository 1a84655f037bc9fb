using HandoffBot.Intake;

namespace HandoffBot.Feedback;

/// <summary>Registers the services of this module.</summary>
public static class FeedbackModule
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services.AddSingleton<FeedbackEndpoint>();

    public static IEndpointRouteBuilder MapFeedback(this IEndpointRouteBuilder app)
    {
        app.MapSenders()
            .MapGet("/feedback", (HttpContext http, FeedbackEndpoint endpoint) => endpoint.Get(http))
            .DescribeGetFeedback();
        return app;
    }
}
