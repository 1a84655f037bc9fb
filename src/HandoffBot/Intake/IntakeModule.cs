using HandoffBot.Hosting;
using HandoffBot.Intake.Contracts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace HandoffBot.Intake;

/// <summary>Registers the services of this module.</summary>
public static class IntakeModule
{
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddApiJson()
            .AddSingleton<Credentials>()
            .AddSingleton<SenderFilter>()
            .AddSingleton<ParsedEventCache>()
            .AddSingleton<InboxCommitter>()
            .AddHostedService(provider => provider.GetRequiredService<InboxCommitter>())
            .AddSingleton<ReportEndpoint>()
            .AddSingleton<DecisionEndpoints>();

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder app)
    {
        var senders = app.MapSenders();
        senders
            .MapPost(
                "/score-events",
                (HttpContext http, [FromServices] ReportEndpoint reports) => reports.Receive(http, ReportKind.ScoreEvents)
            )
            .WithMetadata(new BodyLimit(EventLimits.Body, $"at most {EventLimits.Body} bytes and {EventLimits.Events} events"))
            .DescribeSendScoreEvents();
        senders
            .MapPost(
                "/lead-fields",
                (HttpContext http, [FromServices] ReportEndpoint reports) => reports.Receive(http, ReportKind.LeadFields)
            )
            .WithMetadata(new BodyLimit(EventLimits.Body, $"at most {EventLimits.Body} bytes and {EventLimits.Events} reports"))
            .DescribeSendLeadFields();
        senders
            .MapPost(
                "/outcomes",
                (HttpContext http, [FromServices] ReportEndpoint reports) => reports.Receive(http, ReportKind.Outcomes)
            )
            .WithMetadata(new BodyLimit(EventLimits.Body, $"at most {EventLimits.Body} bytes and {EventLimits.Events} outcomes"))
            .DescribeSendOutcomes();
        senders
            .MapGet("/decisions", (HttpContext http, [FromServices] DecisionEndpoints decisions) => decisions.List(http))
            .DescribeListDecisions();
        // An id may hold slashes, as they are or escaped.
        senders
            .MapGet(
                "/decisions/{**event_id}",
                (HttpContext http, [FromRoute(Name = "event_id")] string eventId, [FromServices] DecisionEndpoints decisions) =>
                    decisions.Get(http, EventId(http) ?? eventId)
            )
            .DescribeGetDecision();
        return app;
    }

    /// <summary>Where endpoints for senders are mapped: only who shows a credential gets there.</summary>
    public static RouteGroupBuilder MapSenders(this IEndpointRouteBuilder app) =>
        app.MapGroup("/v1").AddEndpointFilter(app.ServiceProvider.GetRequiredService<SenderFilter>());

    // Routing leaves %2F as it is and unescapes the rest, so that %252F and %2F come out the same: the sender's own text tells them apart.
    private static string? EventId(HttpContext http)
    {
        const string before = "/v1/decisions/";
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0];
        var at = target?.IndexOf(before, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : Uri.UnescapeDataString(target![(at + before.Length)..]);
    }
}
