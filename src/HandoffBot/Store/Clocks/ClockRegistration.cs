using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Store.Clocks;

/// <summary>Registers the clock.</summary>
public static class ClockRegistration
{
    /// <summary>A <see cref="TimeProvider"/> registered before is the clock of all, and no other is asked.</summary>
    public static IServiceCollection AddDatabaseClock(this IServiceCollection services)
    {
        services.TryAddSingleton(new MachineClock(TimeProvider.System));
        services.TryAddSingleton(ServerClock.Postgres);
        services.TryAddSingleton<DatabaseClock>();
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<DatabaseClock>());
        return services.AddSingleton<ClockSkewLog>().AddHostedService<ClockReader>();
    }
}
