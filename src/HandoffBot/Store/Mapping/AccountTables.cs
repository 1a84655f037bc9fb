using HandoffBot.Core.Routing;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Mapping;

/// <summary>The tables of accounts, people and the rotation among them.</summary>
internal static class AccountTables
{
    public static Table<AccountRow> Accounts { get; } =
        new(
            "accounts",
            ["key"],
            [
                Column<AccountRow>.Text("key", row => row.Key),
                Column<AccountRow>.Text("name", row => row.Name),
                Column<AccountRow>.Text("domain", row => row.Domain),
                Column<AccountRow>.Document("lead", row => row.Lead is { } lead ? DocumentFormats.Lead.WriteUtf8(lead) : null),
                Column<AccountRow>.Time("last_decided_at", row => row.LastDecidedAt),
                Column<AccountRow>.Time("oldest_other_seen_at", row => row.OldestOtherSeenAt),
                Column<AccountRow>.Time("last_occurred_at", row => row.LastOccurredAt),
                Column<AccountRow>.Text("crm_id", row => row.CrmId),
            ],
            row => new()
            {
                Key = row.Text(0),
                Name = row.TextOrNull(1),
                Domain = row.TextOrNull(2),
                Lead = row.TextOrNull(3) is { } lead ? DocumentFormats.Lead.Read(lead) : null,
                LastDecidedAt = row.TimeOrNull(4),
                OldestOtherSeenAt = row.TimeOrNull(5),
                LastOccurredAt = row.TimeOrNull(6),
                CrmId = row.TextOrNull(7),
            }
        );

    public static Table<AccountAgreementRow> AccountAgreements { get; } =
        new(
            "account_agreements",
            ["account_key", "agreement"],
            [
                Column<AccountAgreementRow>.Text("account_key", row => row.AccountKey),
                Column<AccountAgreementRow>.Text("agreement", row => row.Agreement),
                Column<AccountAgreementRow>.Time("last_occurred_at", row => row.LastOccurredAt),
                Column<AccountAgreementRow>.Text("latest_alert_id", row => row.LatestAlertId),
                Column<AccountAgreementRow>.Text("held_event_id", row => row.HeldEventId),
                Column<AccountAgreementRow>.Time("held_at", row => row.HeldAt),
            ],
            row => new()
            {
                AccountKey = row.Text(0),
                Agreement = row.Text(1),
                LastOccurredAt = row.TimeOrNull(2),
                LatestAlertId = row.TextOrNull(3),
                HeldEventId = row.TextOrNull(4),
                HeldAt = row.TimeOrNull(5),
            }
        );

    public static Table<AccountQuestionRow> Questions { get; } =
        new(
            "account_questions",
            ["id"],
            [
                Column<AccountQuestionRow>.Text("id", row => row.Id),
                Column<AccountQuestionRow>.Text("agreement", row => row.Agreement),
                Column<AccountQuestionRow>.Text("account_key", row => row.AccountKey),
                Column<AccountQuestionRow>.Text("event_id", row => row.EventId),
                Column<AccountQuestionRow>.Text("name", row => row.Name),
                Column<AccountQuestionRow>.Text("crm_id", row => row.CrmId),
                Column<AccountQuestionRow>.Text("domain", row => row.Domain),
                Column<AccountQuestionRow>.Time("asked_at", row => row.AskedAt),
                Column<AccountQuestionRow>.Text("answer", row => row.Answer),
                Column<AccountQuestionRow>.Text("answered_by", row => row.AnsweredBy),
                Column<AccountQuestionRow>.Time("answered_at", row => row.AnsweredAt),
                Column<AccountQuestionRow>.Text("undone_by", row => row.UndoneBy),
                Column<AccountQuestionRow>.Time("undone_at", row => row.UndoneAt),
                Column<AccountQuestionRow>.Time("ended_at", row => row.EndedAt),
                Column<AccountQuestionRow>.Text("ended_how", row => row.EndedHow),
            ],
            row => new()
            {
                Id = row.Text(0),
                Agreement = row.Text(1),
                AccountKey = row.Text(2),
                EventId = row.Text(3),
                Name = row.TextOrNull(4),
                CrmId = row.TextOrNull(5),
                Domain = row.TextOrNull(6),
                AskedAt = row.Time(7),
                Answer = row.TextOrNull(8),
                AnsweredBy = row.TextOrNull(9),
                AnsweredAt = row.TimeOrNull(10),
                UndoneBy = row.TextOrNull(11),
                UndoneAt = row.TimeOrNull(12),
                EndedAt = row.TimeOrNull(13),
                EndedHow = row.TextOrNull(14),
            }
        );

    public static Table<PersonRow> People { get; } =
        new(
            "people",
            ["person"],
            [
                Column<PersonRow>.Text("person", row => row.Person),
                Column<PersonRow>.Text("user_id", row => row.UserId),
                Column<PersonRow>.Named<UnavailableReason>("unreachable", row => row.Unreachable),
                Column<PersonRow>.Time("looked_up_at", row => row.LookedUpAt),
            ],
            row => new()
            {
                Person = row.Text(0),
                UserId = row.TextOrNull(1),
                Unreachable = row.NameOrNull<UnavailableReason>(2),
                LookedUpAt = row.Time(3),
            }
        );

    public static Table<AbsenceRow> Absences { get; } =
        new(
            "absences",
            ["user_id"],
            [
                Column<AbsenceRow>.Text("user_id", row => row.UserId),
                Column<AbsenceRow>.Time("until", row => row.Until),
                Column<AbsenceRow>.Text("reason", row => row.Reason),
                Column<AbsenceRow>.Text("set_by", row => row.SetBy),
                Column<AbsenceRow>.Time("set_at", row => row.SetAt),
            ],
            row => new()
            {
                UserId = row.Text(0),
                Until = row.Time(1),
                Reason = row.TextOrNull(2),
                SetBy = row.Text(3),
                SetAt = row.Time(4),
            }
        );

    public static Table<DoNotDisturbRow> DoNotDisturb { get; } =
        new(
            "do_not_disturb",
            ["user_id"],
            [
                Column<DoNotDisturbRow>.Text("user_id", row => row.UserId),
                Column<DoNotDisturbRow>.Time("starts_at", row => row.StartsAt),
                Column<DoNotDisturbRow>.Time("ends_at", row => row.EndsAt),
                Column<DoNotDisturbRow>.Time("asked_at", row => row.AskedAt),
            ],
            row => new()
            {
                UserId = row.Text(0),
                StartsAt = row.TimeOrNull(1),
                EndsAt = row.TimeOrNull(2),
                AskedAt = row.Time(3),
            }
        );

    public static Table<RotationRow> Rotations { get; } =
        new(
            "rotations",
            ["agreement", "route"],
            [
                Column<RotationRow>.Text("agreement", row => row.Agreement),
                Column<RotationRow>.Text("route", row => row.Route),
                Column<RotationRow>.Bigint("assigned", row => row.Assigned),
                Column<RotationRow>.Document(
                    "rotation",
                    row => row.Rotation is { } rotation ? DocumentFormats.Rotation.WriteUtf8(rotation) : null
                ),
            ],
            row => new()
            {
                Agreement = row.Text(0),
                Route = row.Text(1),
                Assigned = row.Long(2),
                Rotation = row.TextOrNull(3) is { } rotation ? DocumentFormats.Rotation.Read(rotation) : null,
            }
        );
}
