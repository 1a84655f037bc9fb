namespace HandoffBot.Operations.Refusals;

/// <summary>What keeping refusals adds to the host.</summary>
public static class RefusalsRoom
{
    public static IServiceCollection AddRefusals(this IServiceCollection services) =>
        services.AddSingleton<RefusalLog>().AddHostedService(provider => provider.GetRequiredService<RefusalLog>());

    /// <summary>What is mapped on the result has its refusals noted.</summary>
    public static IEndpointRouteBuilder WithRefusalsNoted(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        group.AddEndpointFilter<RouteGroupBuilder, IntakeRefusalFilter>();
        return group;
    }
}
