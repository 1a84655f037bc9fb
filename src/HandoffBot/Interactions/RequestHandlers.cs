using HandoffBot.Interactions.Clicks;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;

namespace HandoffBot.Interactions;

/// <summary>Who handles what: a line for each action, form and subcommand.</summary>
internal static class RequestHandlers
{
    /// <summary>One for each action of the catalogue, and for each modal that is submitted.</summary>
    public static IServiceCollection AddActionHandlers(this IServiceCollection services) =>
        services
            .AddSingleton<IAlertChange, ClaimClick>()
            .AddSingleton<IAlertChange, ReleaseClick>()
            .AddSingleton<IAlertChange, TakeOverClick>()
            .AddSingleton<IAlertChange, ContactedClick>()
            .AddSingleton<IAlertChange, UndoContactedClick>()
            .AddSingleton<IAlertChange, BadScoreClick>()
            .AddSingleton<IAlertChange, BadReasonClick>()
            .AddSingleton<IAlertChange, UndoFlagClick>()
            .AddSingleton<IAlertChange, NoteForm>()
            .AddSingleton<IAlertView, NoteModal>()
            .AddSingleton<IAlertView, DetailsView>()
            .AddSingleton<IAlertView, ApplyAgreementClick>();

    /// <summary>In the order help lists them.</summary>
    public static IServiceCollection AddSubcommands(this IServiceCollection services) =>
        services
            .AddSingleton<ISubcommand, HelpCommand>()
            .AddSingleton<ISubcommand, QueueCommand>()
            .AddSingleton<ISubcommand, HeldCommand>()
            .AddSingleton<ISubcommand, WhyCommand>()
            .AddSingleton<ISubcommand, MissedCommand>()
            .AddSingleton<ISubcommand, DigestCommand>()
            .AddSingleton<ISubcommand, DecisionCommand>()
            .AddSingleton<ISubcommand, AgreementCommand>()
            .AddSingleton<ISubcommand, ChangesCommand>()
            .AddSingleton<ISubcommand, OwnersCommand>()
            .AddSingleton<ISubcommand, AuthorityCommand>();
}
