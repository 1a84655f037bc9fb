using HandoffBot.Publishing.Messages;
using Quartz;

namespace HandoffBot.Review;

/// <summary>What this module adds to the host.</summary>
public static class ReviewModule
{
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<WeeklyDigest>()
            .AddSingleton<DigestExamples>()
            .AddSingleton<DigestCard>()
            .AddSingleton<ICard>(services => services.GetRequiredService<DigestCard>())
            // The schedule lives in memory: docs/decisions/025-the-schedule-in-memory.md.
            .AddQuartz(quartz => quartz.ConfigureScheduler(options => options.InstanceName = "handoffbot"))
            .AddHostedService<ScheduleService>();

    public static IEndpointRouteBuilder MapReview(this IEndpointRouteBuilder app) => app;
}
