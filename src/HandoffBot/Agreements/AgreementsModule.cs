namespace HandoffBot.Agreements;

/// <summary>What the room adds to the host.</summary>
public static class AgreementsModule
{
    public static IServiceCollection AddAgreements(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<AgreementRegistry>()
            .AddSingleton<AgreementImport>()
            .AddSingleton<AgreementReload>()
            .AddHostedService<AgreementAtStart>()
            .AddHostedService(services => services.GetRequiredService<AgreementReload>());
}
