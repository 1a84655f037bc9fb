namespace HandoffBot.Tests.Store.Retention;

/// <summary>The text properties of stored records that are not marked as personal data, each with the reason.</summary>
internal static class NotPersonal
{
    public static IReadOnlyDictionary<string, string[]> ByReason { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["An id or a key, by which a repeated event is still known as one."] =
            [
                "InboxRow.EventId",
                "InboxRow.Sender",
                "DecisionRow.EventId",
                "DecisionRow.AccountKey",
                "DecisionRow.AlertId",
                "DecisionRow.Agreement",
                "AccountAgreementRow.AccountKey",
                "AccountAgreementRow.Agreement",
                "AccountAgreementRow.LatestAlertId",
                "AccountAgreementRow.HeldEventId",
                "AlertRow.Id",
                "AlertRow.AccountKey",
                "AlertRow.Agreement",
                "Alert.Id",
                "Alert.AccountKey",
                "Alert.EventId",
                "Alert.AgreementId",
                "Alert.Route",
                "AlertFactRow.AlertId",
                "AlertFactRow.Agreement",
                "FlagRow.AlertId",
                "FlagRow.Agreement",
                "FlagExample.AlertId",
                "AgreementRow.Agreement",
                "DigestRow.Key",
                "DigestRow.Agreement",
                "RotationRow.Agreement",
            ],
            ["The company, which is no person and stays."] =
            [
                "AccountRow.Key",
                "AccountRow.Name",
                "AccountRow.Domain",
                "Account.Id",
                "Account.Name",
                "Account.Domain",
                "Account.Segment",
                "Account.Territory",
                "Account.Country",
                "Account.Industry",
                "Account.Product",
                "Account.Key",
                "FlagExample.Company",
            ],
            ["Words of the agreement, by which it is reviewed."] =
            [
                "DecisionRow.Rule",
                "DecisionRow.Band",
                "AlertRow.Band",
                "AlertFactRow.Band",
                "Alert.Band",
                "Alert.Path",
                "Alert.Urgency",
                "FlagRow.Reason",
                "Flag.Reason",
                "PassedOver.Route",
                "RotationRow.Route",
                "AgreementRow.Text",
                "AgreementRow.Changes",
                "BandRise.From",
                "BandRise.To",
                "NamedCount`1.Name",
                "FlagGroup.Name",
                "StoppedCounts.Rule",
            ],
            ["One of the own staff or their Slack user id: who did what is the history of the work, not of the lead."] =
            [
                "AlertRow.Owner",
                "Alert.Owner",
                "AlertFactRow.By",
                "ActorStamp.By",
                "Snooze.By",
                "AlertRow.Holder",
                "FlagRow.By",
                "Flag.By",
                "PassedOver.Person",
                "AgreementRow.ImportedBy",
                "NoticeContent.Mention",
            ],
            ["Says what a score was made of; a sender is asked to put nobody's name into it."] =
            [
                "Score.Name",
                "Score.Version",
                "Signal.Key",
                "Signal.Label",
                "Signal.Source",
                "ShownSignal.Key",
                "ShownSignal.Label",
            ],
            ["Where leads come from: the digest counts by it."] =
            [
                "LeadSource.Channel",
                "LeadSource.Campaign",
                "LeadSource.Medium",
                "AlertFactRow.Source",
            ],
            ["Counts only; what is text in it is listed with its own record."] = ["DigestRow.Numbers"],
            ["Tells the own staff of a company, a channel or each other; names no contact."] =
            [
                "NoticeContent.Title",
                "NoticePart.Text",
                "NoticePart.Person",
                "MessageRow.Content",
            ],
            ["Where a message is in Slack, and how its delivery went."] =
            [
                "MessageRow.Id",
                "MessageRow.Kind",
                "MessageRow.Subject",
                "Alert.Channel",
                "MessageRow.Channel",
                "MessageRow.Agreement",
                "MessageRow.Ts",
                "MessageRow.PostedChannel",
                "MessageRow.LeasedBy",
                "MessageRow.Error",
                "MessageRow.ReplyTo",
                "RateLimitRow.Key",
                "RateLimitRow.ClosedBecause",
            ],
        };
}
