namespace HandoffBot.Publishing;

/// <summary>What the room adds to the host.</summary>
public static class PublishingRoom
{
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration) => services;
}
