using HandoffBot.Intake;
using HandoffBot.Publishing.Messages;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Handoffs;

/// <summary>Registers the services of this module.</summary>
public static class HandoffsModule
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<Func<string>>(() => Guid.CreateVersion7().ToString("N"));
        services.TryAddSingleton<QuarantinedRows>();
        return services
            .AddSingleton<DecisionProcessor>()
            .AddSingleton<HeldLeadHandler>()
            .AddSingleton<AccountAnswerHandler>()
            .AddSingleton<OpeningReleases>()
            .AddSingleton<ClickWatermark>()
            .AddSingleton<AssignmentLookup>()
            .AddSingleton<OwnerLookups>()
            .AddSingleton<DecisionBacklog>()
            .AddSingleton<BatchTransaction>()
            .AddSingleton<BatchDecider>()
            .AddSingleton<IArrivalDecider, ArrivalDecider>()
            .AddHostedService<InboxWorker>();
    }
}
