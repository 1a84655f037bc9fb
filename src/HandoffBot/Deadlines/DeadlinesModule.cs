namespace HandoffBot.Deadlines;

/// <summary>What the room adds to the host.</summary>
public static class DeadlinesModule
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHostedService<DueLoop>();
}
