using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Figures;

/// <summary>Wants the numbers of a report in its thread as files, each once.</summary>
internal sealed class ReportFilesClick(IDatabase database, SlackClient slack, SlackAvailability availability, TimeProvider time)
    : IAlertView
{
    public string Id => MessageActions.ReportFiles.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        var report = await database.Read((db, token) => Report(db, click.AlertId, token), cancel);
        if (report is null)
        {
            return new Reply.Ephemeral($"I no longer know this report. `/handoff digest` says where the last one is.");
        }

        // The scope may have been granted since Slack was asked.
        if (!availability.MayWriteFiles && await slack.AuthTest(cancel) is { Value: { } identity })
        {
            availability.Recognize(identity);
        }

        return availability.MayWriteFiles
            ? new RequestAnswer(Change: async (db, token) => await Want(db, report, token))
            : new Reply.Ephemeral(
                $"The app may not send files to this workspace, so nothing was sent. Next step: whoever manages the app adds the scope "
                    + $"{DisplayText.Code("files:write", 20)} under \"OAuth & Permissions\" and installs it again. "
                    + $"{DisplayText.Code($"HandoffBot digest {report.Subject} --format csv", 300)} prints the same on the command line."
            );
    }

    private async Task<Reply> Want(HandoffDb db, MessageRow report, CancellationToken cancel)
    {
        var parts = ReportFiles.PartsOf(report.Kind);
        var subjects = parts.Select(part => ReportFiles.Subject(report.Subject, part)).ToList();
        var known = await db
            .Messages.AsNoTracking()
            .Where(one => one.Kind == ReportFiles.Kind && subjects.Contains(one.Subject))
            .ToDictionaryAsync(one => one.Subject, cancel);
        var missing = parts.Where(part => IsMissing(known.GetValueOrDefault(ReportFiles.Subject(report.Subject, part)))).ToList();
        await WantedMessages.Add(db, [.. missing.Select(part => ReportFiles.Of(report, part, time.Now()))], cancel);
        var names = Markup.Join($", ", missing.Select(part => Markup.Escape(ReportFiles.TitleOf(part))));
        return missing.Count > 0
                ? new Reply.Ephemeral($"On their way to the thread of this report: {names}.")
            : known.Values.All(one => one.Ts is not null)
                ? new Reply.Ephemeral($"The files are in the thread of this report already. Each is sent once.")
            : new Reply.Ephemeral($"The files are on their way to the thread of this report already.");
    }

    private static bool IsMissing(MessageRow? file) => file is null or { State: MessageState.Abandoned, Ts: null };

    private static Task<MessageRow?> Report(HandoffDb db, string key, CancellationToken cancel) =>
        db
            .Messages.AsNoTracking()
            .FirstOrDefaultAsync(one => (one.Kind == Outbox.DigestKind || one.Kind == Outbox.AuditKind) && one.Subject == key, cancel);
}
