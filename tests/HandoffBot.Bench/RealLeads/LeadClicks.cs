using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.RealLeads;

/// <summary>What sales people and the reviewer click.</summary>
internal sealed class LeadClicks(TestApp app, CaseJudge judge, string reviewer)
{
    private readonly List<Disposition> _notFlagged = [];

    /// <summary>Flags made in Slack.</summary>
    public int Flags { get; private set; }

    /// <summary>Lines of feedback that <see cref="NotFlagged"/> gave out.</summary>
    public int Others { get; private set; }

    /// <summary>What was said of an alert: its owner flags it with the reason, and had contacted the lead if there was still time. Of a
    /// lead without a card it is kept for <see cref="NotFlagged"/>.</summary>
    public async Task Flag(Disposition said)
    {
        if (await Card(said.EventId) is not { } card)
        {
            _notFlagged.Add(said);
            return;
        }

        var person = app.Slack.User(card.Owner);
        if (card.IsLive)
        {
            await person.Click(card.Channel, card.Ts, new Click("alert_contacted") { AllowStale = true });
            await LeadSettling.Of(app);
        }

        var earlier = Questions(card).Select(one => one.Ts).ToHashSet();
        await person.Click(card.Channel, card.Ts, new Click("alert_bad_score"));
        // A reply comes a moment after its click is done.
        EphemeralMessage? note = null;
        await app.Slack.Workspace.Until(
            _ => (note = Questions(card).LastOrDefault(one => !earlier.Contains(one.Ts))) is not null,
            Wait.Limit
        );
        await person.Click(note!.Channel, note.Ts, new Click("alert_bad_reason") { Value = said.Reason });
        await LeadSettling.Of(app);
        Flags++;
    }

    /// <summary>What was said of leads without a card since the last time.</summary>
    public IReadOnlyList<Disposition> NotFlagged()
    {
        var all = _notFlagged.ToList();
        _notFlagged.Clear();
        Others += all.Count;
        return all;
    }

    /// <summary>Labels the cases that nobody has labelled yet.</summary>
    public async Task LabelCases()
    {
        var cases = await app.Database.Database.Read(
            (db, cancel) =>
                db
                    .ReviewCases.Where(one => !db.Labels.Any(label => label.CaseId == one.Id))
                    .OrderBy(one => one.DrawnAt)
                    .ThenBy(one => one.Place)
                    .Join(
                        db.Messages.Where(message => message.Kind == Outbox.ReviewCaseKind && message.Ts != null),
                        one => one.Id,
                        message => message.Subject,
                        (one, message) => new { Case = one, message.Channel, Ts = message.Ts! }
                    )
                    .ToListAsync(cancel),
            default
        );
        foreach (var one in cases)
        {
            var action = judge.Of(one.Case, app.Slack.Clock.Now()) switch
            {
                LabelKind.BadScore => "review_confirm",
                LabelKind.ScoreRight => "review_reject",
                LabelKind.DataFault => "review_data_fault",
                _ => "review_skip",
            };
            await app.Slack.User(reviewer).Click(one.Channel, one.Ts, new Click(action));
        }
    }

    private IEnumerable<EphemeralMessage> Questions(OwnCard card) =>
        app.Slack.Workspace.Channel(card.Channel).Ephemerals.Where(one => one.User == card.Owner && HasReasons(one.Blocks));

    private static bool HasReasons(System.Text.Json.JsonElement? blocks) =>
        blocks?.GetRawText().Contains("alert_bad_reason", StringComparison.Ordinal) == true;

    // An owner is named by id or by address.
    private string Person(string owner) =>
        app.Slack.Workspace.Users.FirstOrDefault(user => user.Id == owner || user.Email == owner)?.Id ?? reviewer;

    private Task<OwnCard?> Card(string eventId) =>
        app.Database.Database.Read(
            async (db, cancel) =>
            {
                var alertId = await db
                    .Decisions.Where(row => row.EventId == eventId)
                    .Select(row => row.AlertId)
                    .FirstOrDefaultAsync(cancel);
                var alert = await db.Alerts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == alertId, cancel);
                var card = await db
                    .Messages.AsNoTracking()
                    .FirstOrDefaultAsync(
                        row => row.Kind == Outbox.AlertKind && row.Subject == alertId && row.Ts != null,
                        cancel
                    );
                return alert is null || card is null
                    ? null
                    : new OwnCard(Person(alert.Owner), card.PostedChannel ?? card.Channel, card.Ts!, AlertStates.IsLive(alert.State));
            },
            default
        );

    private sealed record OwnCard(string Owner, string Channel, string Ts, bool IsLive);
}
