using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Accounts;
using HandoffBot.Interactions.Clicks;
using HandoffBot.Interactions.Clicks.Moves;
using HandoffBot.Interactions.DataIssues;
using HandoffBot.Interactions.Figures;
using HandoffBot.Interactions.Held;
using HandoffBot.Interactions.Labels;
using HandoffBot.Interactions.Misses;
using HandoffBot.Interactions.Proposals;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Sessions;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Review.Exports;
using HandoffBot.Review.Figures;
using HandoffBot.Review.Proposals;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions;

/// <summary>Who handles what: a line for each action, form and subcommand.</summary>
internal static class RequestHandlers
{
    /// <summary>One for each action of the catalogue, and for each modal that is submitted.</summary>
    public static IServiceCollection AddActionHandlers(this IServiceCollection services) =>
        services
            .AddButton(ActionCatalogue.Claim, by => new AlertCommand.Claim(by))
            .AddButton(ActionCatalogue.Release, by => new AlertCommand.Release(by))
            .AddButton(ActionCatalogue.TakeOver, by => new AlertCommand.TakeOver(by))
            .AddButton(ActionCatalogue.Contacted, by => new AlertCommand.Contact(by))
            .AddButton(ActionCatalogue.EndSnooze, by => new AlertCommand.EndSnooze(by))
            .AddButton(ActionCatalogue.UndoContacted, by => new AlertCommand.UndoContacted(by))
            .AddButton(ActionCatalogue.CrmUpdated, by => new AlertCommand.MarkCrmUpdated(by))
            .AddButton(ActionCatalogue.BadScore, by => new AlertCommand.FlagBad(by), showsOwnFlag: true)
            .AddButton(ActionCatalogue.UndoFlag, by => new AlertCommand.UndoFlag(by), showsOwnFlag: true)
            .AddButton(ActionCatalogue.Review, by => new AlertCommand.PutToReview(by))
            .AddButton(ActionCatalogue.Reviewed, by => new AlertCommand.EndReview(by))
            .AddSingleton<IAlertChange, BadReasonClick>()
            .AddSingleton<IAlertChange, NoteForm>()
            .AddSingleton<IAlertChange, SnoozeForm>()
            .AddSingleton<IAlertChange, NotMineForm>()
            .AddSingleton<IAlertChange, ReassignForm>()
            .AddSingleton<IAlertChange, ContactReportForm>()
            .AddSingleton<IAlertView, ContactReportModal>()
            .AddSingleton<IAlertView, NotMineModal>()
            .AddModal<SnoozeModal>(ActionCatalogue.Snooze, ActionCatalogue.WaitOn)
            .AddModal<ReassignModal>(ActionCatalogue.Reassign, ActionCatalogue.Route)
            .AddSingleton<IAlertView, NoteModal>()
            .AddSingleton<IAlertView, DetailsView>()
            .AddSingleton<IAlertView, ApplyAgreementClick>()
            .AddSingleton<HeldLeadPermissions>()
            .AddSingleton<IAlertView, ReleaseHeldClick>()
            .AddSingleton<IAlertView, DropHeldClick>()
            .AddSingleton<IAlertView, AccountKnownClick>()
            .AddSingleton<IAlertView, AccountOwnClick>()
            .AddSingleton<IAlertView, AccountUndoClick>()
            .AddSingleton<DataIssuePermissions>()
            .AddDataIssueAnswer(MessageActions.DataIssueFixed, DataIssueOutcome.Fixed)
            .AddDataIssueAnswer(MessageActions.DataIssueNotAFault, DataIssueOutcome.NotAFault)
            .AddDataIssueAnswer(MessageActions.DataIssueKnown, DataIssueOutcome.Known)
            .AddSingleton<ReviewPermissions>()
            .AddSingleton<ReviewAnswer>()
            .AddReviewAnswer(MessageActions.ReviewConfirm, LabelKind.BadScore)
            .AddReviewAnswer(MessageActions.ReviewReject, LabelKind.ScoreRight)
            .AddReviewAnswer(MessageActions.ReviewDataFault, LabelKind.DataFault)
            .AddReviewAnswer(MessageActions.ReviewSkip, LabelKind.Skipped)
            .AddSingleton<IAlertView, ReviewFaultFieldClick>()
            .AddSingleton<IAlertView, ReviewUndoClick>()
            .AddSingleton<IAlertView, ReviewNoteModal>()
            .AddSingleton<IAlertView, ReviewNoteForm>()
            .AddSingleton<ProposalPermissions>()
            .AddSingleton<IAlertView, ProposalRejectModal>()
            .AddProposalAnswer(MessageActions.ProposalApprove.Id, SignOffAnswer.Yes)
            .AddProposalAnswer(MessageActions.ProposalTakeBack.Id, SignOffAnswer.TakenBack)
            .AddProposalAnswer(ModalCatalogue.ProposalRejectForm.CallbackId, SignOffAnswer.No, ModalCatalogue.ProposalReason.Id)
            .AddSingleton<MissReportHandler>()
            .AddSingleton<NoAlertReply>()
            .AddSingleton<IAlertView, ReportMissClick>()
            .AddSingleton<IAlertView, MissReasonClick>()
            .AddSingleton<IAlertView, UndoMissClick>()
            .AddSingleton<FigureModal>()
            .AddSingleton<IAlertView, FigureRowsView>()
            .AddSingleton(provider => new FigureLinks(provider.GetRequiredService<IOptions<HandoffOptions>>().Value.Links))
            .AddSingleton<IMessageFile, ReportFile>()
            .AddSingleton<IAlertView, ReportFilesClick>()
            .AddSingleton<SessionPermissions>()
            .AddSingleton<IAlertView, SessionOutputModal>()
            .AddSingleton<IAlertView, SessionOutputForm>()
            .AddSingleton<IAlertView, SessionNextClick>()
            .AddSingleton<IAlertView, SessionVerdictModal>()
            .AddSingleton<IAlertView, SessionVerdictForm>();

    /// <summary>In the order help lists them.</summary>
    public static IServiceCollection AddSubcommands(this IServiceCollection services) =>
        services
            .AddSingleton<ISubcommand, HelpSubcommand>()
            .AddSingleton<ISubcommand, QueueSubcommand>()
            .AddSingleton<ISubcommand, HeldSubcommand>()
            .AddSingleton<ISubcommand, AwaySubcommand>()
            .AddSingleton<ISubcommand, BackSubcommand>()
            .AddSingleton<ISubcommand, WhySubcommand>()
            .AddSingleton<ISubcommand, MissedSubcommand>()
            .AddSingleton<ISubcommand, PauseSubcommand>()
            .AddSingleton<ISubcommand, ResumeSubcommand>()
            .AddSingleton<ISubcommand, DigestSubcommand>()
            .AddSingleton<ISubcommand, AuditSubcommand>()
            .AddSingleton<ISubcommand, ScoreSubcommand>()
            .AddSingleton<ISubcommand, DecisionSubcommand>()
            .AddSingleton<ISubcommand, AgreementSubcommand>()
            .AddSingleton<ISubcommand, ChangesSubcommand>()
            .AddSingleton<ISubcommand, RollbackSubcommand>()
            .AddSingleton<ISubcommand, OwnersSubcommand>()
            .AddSingleton<ISubcommand, AuthoritySubcommand>()
            .AddSingleton<ISubcommand, SessionSubcommand>();

    private static IServiceCollection AddButton(
        this IServiceCollection services,
        AlertButton button,
        Func<string, AlertCommand> command,
        bool showsOwnFlag = false
    ) => services.AddSingleton<IAlertChange>(new ButtonClick(button, command) { ShowsOwnFlag = showsOwnFlag });

    private static IServiceCollection AddProposalAnswer(
        this IServiceCollection services,
        string id,
        SignOffAnswer answer,
        string? reasonField = null
    ) =>
        services.AddSingleton<IAlertView>(provider => new ProposalClick(
            id,
            answer,
            reasonField,
            provider.GetRequiredService<ProposalPermissions>(),
            provider.GetRequiredService<ProposalHandler>()
        ));

    private static IServiceCollection AddDataIssueAnswer(
        this IServiceCollection services,
        ActionDefinition button,
        DataIssueOutcome outcome
    ) =>
        services.AddSingleton<IAlertView>(provider => ActivatorUtilities.CreateInstance<DataIssueClick>(provider, button, outcome));

    private static IServiceCollection AddReviewAnswer(this IServiceCollection services, ActionDefinition button, LabelKind kind) =>
        services.AddSingleton<IAlertView>(provider => ActivatorUtilities.CreateInstance<ReviewClick>(provider, button, kind));

    // The same modal behind several buttons.
    private static IServiceCollection AddModal<T>(this IServiceCollection services, params IReadOnlyList<AlertButton> buttons)
        where T : IAlertView
    {
        foreach (var button in buttons)
        {
            services.AddSingleton<IAlertView>(provider => ActivatorUtilities.CreateInstance<T>(provider, button));
        }

        return services;
    }
}
