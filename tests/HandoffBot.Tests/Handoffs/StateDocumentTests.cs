using System.Text;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Handoffs;

/// <summary>The page about an alert's states, held to the rules: every move is tried in every state by everybody it may concern.</summary>
public sealed class StateDocumentTests
{
    private const string Page = "docs/states.md";
    private const string Begin = "<!-- states: begin -->";
    private const string End = "<!-- states: end -->";
    private const string Owner = "U0REP1";
    private const string Holder = "U0REP2";
    private const string Other = "U0REP3";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 0);

    private static readonly (string Id, string Words)[] People =
    [
        (Owner, "the owner"),
        (Holder, "whoever claimed it"),
        ("U0OPS", "the owner of routing"),
        ("U0EXC", "the owner of exceptions"),
    ];

    private static readonly AssignmentFacts Nobody = new(new Dictionary<string, Rotation>(), Availability.Everybody);

    private static readonly Move[] Moves =
    [
        new("*Claim*, or the next action where that is a call or an e-mail", by => new AlertCommand.Claim(by)),
        new("*Release*", by => new AlertCommand.Release(by)),
        new("*Take over*", by => new AlertCommand.TakeOver(by)),
        new("*Contacted*", by => new AlertCommand.Contact(by)),
        new("*Undo contacted*, for ten minutes", by => new AlertCommand.UndoContacted(by)),
        new("*Three questions*", by => new AlertCommand.ReportContact(by, true, null, null)),
        new("*CRM updated*, where the agreement asks for it", by => new AlertCommand.MarkCrmUpdated(by), Asked),
        new("the field that tells of a CRM update", _ => new AlertCommand.LearnCrmUpdate("fld", Now), Asked) { Who = "–" },
        new("*Snooze*, or *Wait* where that is the next action", by => new AlertCommand.Snooze(by, new SnoozeChoice.InAnHour())),
        new("*Back now*", by => new AlertCommand.EndSnooze(by), (alert, _) => alert.State == AlertState.Claimed ? Snoozed(alert) : alert),
        new("*Not mine*", by => new AlertCommand.NotMine(by, NotMineReason.NotKnown, null, Nobody)),
        new("*Reassign*, or *Route* where that is the next action", by => new AlertCommand.Reassign(by, "U0REP9", Nobody)),
        new("*Review*, where that is the next action", by => new AlertCommand.PutToReview(by)),
        new(
            "*Reviewed*, on the list of the managers",
            by => new AlertCommand.EndReview(by),
            (alert, _) => alert with { InReview = new ActorStamp(Owner, Now) }
        )
        {
            Who = "whoever answers for the team",
        },
        new("*Bad score*", by => new AlertCommand.FlagBad(by)),
        new("the reason of a flag", by => new AlertCommand.GiveReason(by, "Not a fit")),
        new("the note of a flag", by => new AlertCommand.GiveNote(by, "a note"), Flagged) { Who = "whoever flagged it" },
        new("*Undo* of a flag", by => new AlertCommand.UndoFlag(by), Flagged) { Who = "whoever flagged it" },
        new(
            "*Fixed*, *Not a fault* or *Known*, of what a flag asked about the data",
            by => new AlertCommand.AnswerDataIssue(by, DataIssueKind.Duplicate, Now, DataIssueOutcome.Fixed),
            (alert, _) => alert with { DataIssues = [new(DataIssueKind.Duplicate, OwnerRole.Exceptions, "U0EXC", Now, alert.EventId)] }
        )
        {
            Who = "whoever is asked, the owner of the weekly review",
        },
        new(
            "*Capture as example*, on its card or a message of its thread",
            by => new AlertCommand.CaptureExample(by, "C0EMEA", "1.1", null, null, null)
        ),
        new("`/handoff pause`", by => new AlertCommand.PauseClock(by, "a reason"))
        {
            Who = "the owner of routing, the owner of exceptions",
        },
        new(
            "`/handoff resume`",
            by => new AlertCommand.ResumeClock(by, ""),
            (alert, by) => alert with { Clock = alert.Clock! with { RunningSince = null, Paused = new ClockPause(by, Now, "a reason") } }
        )
        {
            Who = "the owner of routing, the owner of exceptions",
        },
        new("time: its first touch is due, a signal turns stale, a contact is final, a CRM update is due", _ => new AlertCommand.Tick())
        {
            Who = "–",
            After = Duration.FromMinutes(31),
        },
        new("time: its end", _ => new AlertCommand.Tick(), (alert, _) => alert.IsLive ? alert : alert with { NextDueAt = null })
        {
            Who = "–",
            After = Duration.FromHours(5),
        },
    ];

    [Fact]
    public void The_committed_page_says_what_the_rules_do()
    {
        var committed = File.ReadAllText(Repository.File(Page)).ReplaceLineEndings("\n");
        var (begin, end) = (committed.IndexOf(Begin, StringComparison.Ordinal), committed.IndexOf(End, StringComparison.Ordinal));
        var expected = $"{committed[..(begin + Begin.Length)]}\n{Table()}{committed[end..]}";
        if (committed != expected)
        {
            var written = Path.Combine(Path.GetTempPath(), $"handoffbot-{Path.GetFileName(Page)}");
            File.WriteAllText(written, expected);
            Assert.Fail($"The rules have changed; {Page} has not. Write it anew, and commit it: cp {written} {Page}");
        }
    }

    [Fact]
    public void Every_command_of_the_rules_is_in_the_table()
    {
        var commands = typeof(AlertCommand).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal);
        var tried = Moves.Select(move => move.Command(Other).GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(commands, tried);
    }

    [Fact]
    public void Only_an_event_withdraws_an_alert()
    {
        foreach (var state in Enum.GetValues<AlertState>().Where(state => state != AlertState.Withdrawn))
        {
            Assert.DoesNotContain(AlertState.Withdrawn, Moves.SelectMany(move => Tried(state, move)).Select(tried => tried.To));
        }
    }

    private static string Table()
    {
        var table = new StringBuilder("| An alert that is | By | Who may | Becomes |\n|---|---|---|---|\n");
        foreach (var state in Enum.GetValues<AlertState>())
        {
            foreach (var move in Moves)
            {
                var tried = Tried(state, move);
                if (tried.Count > 0)
                {
                    var to = string.Join(" or ", tried.Select(one => one.To).Distinct().Select(one => one == state ? "stays" : Name(one)));
                    var who = move.Who ?? WhoMay(state, [.. tried.Select(one => one.By)]);
                    table.Append($"| {Name(state)} | {move.What} | {who} | {to} |\n");
                }
            }
        }

        return table.ToString();
    }

    // Everybody for whom the move changes something, and what the alert is then.
    private static List<(string By, AlertState To)> Tried(AlertState state, Move move)
    {
        var tried = new List<(string, AlertState)>();
        foreach (var by in People.Select(person => person.Id).Append(Other))
        {
            var before = Of(state);
            before = move.Given?.Invoke(before, by) ?? before;
            var done = AlertStateMachine.Advance(
                before,
                move.Command(by),
                SampleAgreement.Trials,
                Now + move.After,
                Availability.Everybody
            );
            if (done.Effects.Count > 0)
            {
                tried.Add((by, done.Alert.State));
            }
        }

        return tried;
    }

    private static string WhoMay(AlertState state, IReadOnlyList<string> may) =>
        may.Count == People.Length + 1 ? "anybody"
        : may.Count == People.Length && !may.Contains(Holder) ? "anybody but whoever claimed it"
        : may is [Holder] && state == AlertState.Contacted ? "whoever marked it"
        : string.Join(", ", People.Where(person => may.Contains(person.Id)).Select(person => person.Words));

    private static string Name(AlertState state) => state.ToString().ToLowerInvariant();

    private static Alert Of(AlertState state)
    {
        var alert = SampleAlert.Sample("a1", Now) with
        {
            State = state,
            Route = SampleAgreement.Trials.Routing[0].Name,
            Claimed = state == AlertState.Open ? null : new ActorStamp(Holder, Now),
            Contacted = state == AlertState.Contacted ? new ActorStamp(Holder, Now) : null,
            ClosedAt = AlertStates.IsClosed(state) ? Now : null,
            NextDueAt = state == AlertState.Contacted ? Now + AlertDeadlines.ContactUndoable : null,
            Clock = new SlaClock
            {
                StartedAt = Now,
                Allowed = Duration.FromMinutes(30),
                RunningSince = Now,
                DueAt = Now + Duration.FromMinutes(30),
                NextAt = Now + Duration.FromMinutes(30),
            },
        };
        return alert.IsLive ? AlertDeadlines.Reschedule(alert, SampleAgreement.Trials.Freshness, Now) : alert;
    }

    private static Alert Asked(Alert alert, string by) =>
        alert.State != AlertState.Contacted
            ? alert
            : alert with
            {
                CrmUpdate = new CrmUpdate { Field = "account.deal_size", Clock = alert.Clock! },
            };

    private static Alert Snoozed(Alert alert) => alert with { Snoozed = new Snooze(Holder, Now, Now + Duration.FromHours(1)) };

    private static Alert Flagged(Alert alert, string by) => alert with { Flags = [new Flag(by, Now)] };

    /// <summary>Something that is done to an alert.</summary>
    private sealed record Move(string What, Func<string, AlertCommand> Command, Func<Alert, string, Alert>? Given = null)
    {
        /// <summary>Who may, where that is checked before the rules are asked.</summary>
        public string? Who { get; init; }

        public Duration After { get; init; }
    }
}
