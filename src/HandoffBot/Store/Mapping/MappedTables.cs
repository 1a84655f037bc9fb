using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables that statements written by hand read or write, by the type of their rows.</summary>
internal static class MappedTables
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<Type, Table> All { get; } =
        new Dictionary<Type, Table>
        {
            [typeof(InboxRow)] = EventTables.Inbox,
            [typeof(DecisionRow)] = EventTables.Decisions,
            [typeof(PastFeedbackRow)] = HistoryTables.Feedback,
            [typeof(OutcomeRow)] = OutcomeTables.Outcomes,
            [typeof(HoldoutAccountRow)] = HoldoutTables.Accounts,
            [typeof(HoldRow)] = EventTables.Holds,
            [typeof(OpeningWaitRow)] = EventTables.OpeningWaits,
            [typeof(AccountRow)] = AccountTables.Accounts,
            [typeof(AccountAgreementRow)] = AccountTables.AccountAgreements,
            [typeof(AccountQuestionRow)] = AccountTables.Questions,
            [typeof(PersonRow)] = AccountTables.People,
            [typeof(AbsenceRow)] = AccountTables.Absences,
            [typeof(DoNotDisturbRow)] = AccountTables.DoNotDisturb,
            [typeof(RotationRow)] = AccountTables.Rotations,
            [typeof(AlertRow)] = AlertTables.Alerts,
            [typeof(AlertFactRow)] = AlertTables.Facts,
            [typeof(DataIssueRow)] = AlertTables.DataIssues,
            [typeof(MessageRow)] = SlackTables.Messages,
            [typeof(RateLimitRow)] = SlackTables.RateLimits,
            [typeof(SlackInboxRow)] = SlackTables.SlackInbox,
            [typeof(AgreementRow)] = HostTables.Agreements,
            [typeof(ReviewCaseRow)] = ReviewTables.Cases,
            [typeof(LabelRow)] = ReviewTables.Labels,
            [typeof(MissReportRow)] = ReviewTables.Misses,
            [typeof(ProposalRow)] = ProposalTables.Proposals,
            [typeof(ProposalSignOffRow)] = ProposalTables.SignOffs,
            [typeof(FeedbackWebhookRow)] = FeedbackTables.Webhooks,
            [typeof(SessionRow)] = HostTables.Sessions,
            [typeof(RefusalRow)] = HostTables.Refusals,
        };

    /// <summary>The table whose rows are of that type.</summary>
    public static Table<T> Of<T>() => (Table<T>)All[typeof(T)];
}
