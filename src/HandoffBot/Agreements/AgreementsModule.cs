namespace HandoffBot.Agreements;

/// <summary>Registers the services of this module.</summary>
public static class AgreementsModule
{
    public static IServiceCollection AddAgreements(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<AgreementRegistry>()
            .AddSingleton<AgreementImport>()
            .AddSingleton<AgreementReload>()
            .AddSingleton<AgreementRollback>()
            .AddHostedService<StartupAgreementImport>()
            .AddHostedService(services => services.GetRequiredService<AgreementReload>());
}
