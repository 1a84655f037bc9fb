using System.Globalization;
using System.Text.RegularExpressions;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Campaign;

/// <summary>Whether the managers' messages count every lead whose clocks told them, each once.</summary>
internal static partial class ManagerNotices
{
    public static Task<IReadOnlyList<string>> Wrong(IDatabase database, SandboxServer slack) =>
        database.Read<IReadOnlyList<string>>(
            async (db, cancel) =>
            {
                var facts = await db
                    .AlertFacts.Where(f => f.Kind == AlertFactKind.Escalated || f.Kind == AlertFactKind.CrmUpdateEscalated)
                    .ToListAsync(cancel);
                var rows = await db.Messages.Where(m => m.Kind == Outbox.EscalationKind).ToListAsync(cancel);
                var shown = slack.Workspace.Channels.SelectMany(c => c.Messages).ToLookup(ConsistencyReport.Id, m => m.Text);
                var left = facts.ToHashSet();
                var wrong = new List<string>();
                foreach (var row in rows)
                {
                    var (from, to) = Outbox.EscalationsOf(row.Subject);
                    List<AlertFactRow> told = [.. facts.Where(f => f.Agreement == row.Agreement && f.At >= from && f.At < to)];
                    left.ExceptWith(told);
                    var text = shown[row.Id].FirstOrDefault() ?? "";
                    var (touches, updates) = (Leads(told, AlertFactKind.Escalated), Leads(told, AlertFactKind.CrmUpdateEscalated));
                    if (Told(Touches(), text) != touches || Told(Updates(), text) != updates)
                    {
                        wrong.Add($"the managers were to hear of {touches} first touches and {updates} CRM updates, and read: {text}");
                    }
                }

                return [.. wrong, .. left.Select(fact => $"alert {fact.AlertId}: the managers never heard of it ({fact.Kind})")];
            },
            default
        );

    private static int Leads(List<AlertFactRow> facts, AlertFactKind kind) =>
        facts.Where(f => f.Kind == kind).Select(f => f.AlertId).Distinct(StringComparer.Ordinal).Count();

    private static int Told(Regex part, string text) =>
        part.Match(text) is { Success: true } found ? int.Parse(found.Groups["leads"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("First touch missed: (?<leads>[0-9]+) lead", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Touches();

    [GeneratedRegex("CRM update missed: (?<leads>[0-9]+) lead", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Updates();
}
