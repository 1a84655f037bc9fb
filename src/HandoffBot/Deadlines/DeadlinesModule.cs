namespace HandoffBot.Deadlines;

/// <summary>Registers the services of this module.</summary>
public static class DeadlinesModule
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHostedService<DueLoop>();
}
