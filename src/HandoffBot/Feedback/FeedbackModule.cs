using HandoffBot.Feedback.Lines;
using HandoffBot.Feedback.Webhooks;
using HandoffBot.Intake;
using Microsoft.AspNetCore.Mvc;

namespace HandoffBot.Feedback;

/// <summary>Registers the services of this module.</summary>
public static class FeedbackModule
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) =>
        services
            .AddSingleton<FeedbackReader>()
            .AddSingleton<FeedbackEndpoint>()
            .AddSingleton<WebhookBacklog>()
            .AddSingleton<WebhookMetrics>()
            .AddSingleton<WebhookClient>()
            .AddSingleton<WebhookProgress>()
            .AddHostedService<WebhookDelivery>();

    public static IEndpointRouteBuilder MapFeedback(this IEndpointRouteBuilder app)
    {
        app.MapSenders()
            .MapGet("/feedback", (HttpContext http, [FromServices] FeedbackEndpoint endpoint) => endpoint.Get(http))
            .DescribeGetFeedback();
        return app;
    }
}
