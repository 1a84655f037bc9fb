using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// The data issues of one transaction: a row each, and one message for each owner, agreement and day, drawn from the rows. Its channel is
/// that of the review, where everybody sees what was answered.
/// </summary>
internal sealed class DataIssueRows(AgreementRegistry agreements, Instant now)
{
    private readonly SortedDictionary<string, DataIssueRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Takes an issue as it stands.</summary>
    public void Add(HandoffEffect.SaveDataIssue changed, Alert alert)
    {
        var issue = changed.Issue;
        var reference = new DataIssueReference(alert.Id, issue.Kind, issue.OpenedAt);
        _rows[reference.ToString()] = new()
        {
            AlertId = alert.Id,
            Kind = issue.Kind,
            OpenedAt = issue.OpenedAt,
            Agreement = alert.AgreementId,
            Role = issue.Role,
            Owner = issue.Owner,
            NoticeKey = DataIssueReference.NoticeKey(issue.Owner, alert.AgreementId, issue.OpenedAt),
            WithdrawnAt = changed.WithdrawnAt,
            Outcome = issue.Answer?.Outcome,
            AnsweredBy = issue.Answer?.By,
            AnsweredAt = issue.Answer?.At,
        };
    }

    /// <summary>Writes them.</summary>
    public Task Save(HandoffDb db, CancellationToken cancel) => BulkWriter.Upsert(db, [.. _rows.Values], cancel);

    /// <summary>The messages that list them, for <see cref="WantedMessages.Add"/>.</summary>
    public IEnumerable<MessageRow> Messages() =>
        _rows
            .Values.DistinctBy(row => row.NoticeKey, StringComparer.Ordinal)
            .Select(row => Outbox.DataIssues(row.NoticeKey, agreements.Of(row.Agreement).Channels.Review, row.Agreement, now));
}
