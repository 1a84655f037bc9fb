using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Review.Proposals;
using HandoffBot.Review.Sessions;

namespace HandoffBot.Review;

/// <summary>What this module adds to the host.</summary>
public static class ReviewModule
{
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<ReportCompiler>()
            .AddSingleton<DigestExamples>()
            .AddSingleton<DigestCard>()
            .AddSingleton<ICard>(services => services.GetRequiredService<DigestCard>())
            .AddSingleton<AuditCard>()
            .AddSingleton<ICard>(services => services.GetRequiredService<AuditCard>())
            .AddSingleton<ReviewSampler>()
            .AddSingleton<ReviewCaseEvidence>()
            .AddSingleton<LabelHandler>()
            .AddSingleton<ICard, ReviewCaseCard>()
            .AddSingleton<IProposalSource, ProposalFinder>()
            .AddSingleton<ProposalOpening>()
            .AddSingleton<PeriodWatermark>()
            .AddSingleton<ProposalEnactment>()
            .AddSingleton<ProposalHandler>()
            .AddSingleton<IDueWork>(services => services.GetRequiredService<ProposalHandler>())
            .AddSingleton<ICard, ProposalCard>()
            .AddSingleton<SessionHandler>()
            .AddSingleton<SessionLead>()
            .AddSingleton<ICard, SessionCard>()
            .AddSingleton<ICard, SessionStepCard>()
            .AddSingleton<ICard, SessionSummaryCard>()
            .AddHostedService<ScheduleService>();

    public static IEndpointRouteBuilder MapReview(this IEndpointRouteBuilder app) => app;
}
