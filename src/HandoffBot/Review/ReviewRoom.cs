using HandoffBot.Publishing;

namespace HandoffBot.Review;

/// <summary>What the room adds to the host.</summary>
public static class ReviewRoom
{
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<WeeklyDigest>()
        .AddSingleton<MessageLinks>()
        .AddSingleton<DigestExamples>()
        .AddSingleton<DigestCard>()
        .AddSingleton<ICard>(services => services.GetRequiredService<DigestCard>())
        .AddSingleton<ReviewTimer>()
        .AddSchedule(configuration);

    public static IEndpointRouteBuilder MapReview(this IEndpointRouteBuilder app) => app;
}
