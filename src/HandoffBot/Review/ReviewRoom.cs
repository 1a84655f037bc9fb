namespace HandoffBot.Review;

/// <summary>What the room adds to the host.</summary>
public static class ReviewRoom
{
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapReview(this IEndpointRouteBuilder app) => app;
}
