using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What a person means by an event id, an account id (its own, the CRM's, or one that stands for it), a name or a
/// domain.</summary>
/// <param name="EventId">Set when they named one event.</param>
/// <param name="IsUndecided">The event they named is here and not yet decided.</param>
/// <param name="Accounts">The accounts their words fit.</param>
internal sealed record SubjectLookup(string? EventId, bool IsUndecided, IReadOnlyList<AccountRow> Accounts)
{
    /// <summary>More accounts than this are not a match but a question.</summary>
    public const int MostAccounts = 5;

    /// <summary>Finds it: exact before beginning-with.</summary>
    public static async Task<SubjectLookup> Find(HandoffDb db, string words, CancellationToken cancel)
    {
        var said = Plain(words);
        var lower = said.ToLowerInvariant();
        if (await db.Decisions.Where(d => d.EventId == said).Select(d => d.AccountKey).FirstOrDefaultAsync(cancel) is { } key)
        {
            return new(said, false, await Readable(db.Accounts.Where(a => a.Key == key), cancel));
        }

        var stands = await db
            .AccountQuestions.Where(asked => asked.AccountKey == said && asked.EndedAt == null && asked.UndoneAt == null)
            .Select(asked => asked.Answer)
            .ToListAsync(cancel);
        string[] keys = stands.OfType<string>().ToArray() is { Length: > 0 } answered ? answered : [said];
        var exact = await Readable(Exactly(db, keys, said).Take(MostAccounts + 1), cancel);
        if (exact.Count > 0)
        {
            return new(null, false, exact);
        }

        if (await db.Inbox.AnyAsync(e => e.EventId == said, cancel))
        {
            return new(said, true, []);
        }

        return new(
            null,
            false,
            lower.Length < 2
                ? []
                : await Readable(
                    db.Accounts.Where(a => a.Name!.StartsWith(lower) || a.Domain!.StartsWith(lower))
                        .OrderBy(a => a.Key)
                        .Take(MostAccounts + 1),
                    cancel
                )
        );
    }

    /// <summary>The accounts of these keys, and of this CRM id, name or domain.</summary>
    internal static IQueryable<AccountRow> Exactly(HandoffDb db, string[] keys, string said)
    {
        var lower = said.ToLowerInvariant();
        return db.Accounts.Where(a => keys.Contains(a.Key) || a.CrmId == said || a.Name == lower || a.Domain == lower);
    }

    /// <summary>An account as people know it, escaped.</summary>
    public static Markup NameOf(AccountRow account) =>
        DisplayText.Safe(account.Lead?.Account.Name, 100)
        ?? DisplayText.Safe(account.Domain, 100)
        ?? DisplayText.Safe(account.Key, 100)
        ?? $"an account without a name";

    /// <summary>The question when several fit.</summary>
    public static IEnumerable<Markup> Which(IReadOnlyList<AccountRow> accounts, string command) =>
        [
            $"*Several accounts fit. Which one?*",
            .. accounts.Take(MostAccounts).Select(a => (Markup)$"• {NameOf(a)}: {DisplayText.Code($"/handoff {command} {a.Key}", 180)}"),
            .. accounts.Count > MostAccounts ? [(Markup)$"… and more. Please say it more exactly."] : Array.Empty<Markup>(),
        ];

    // Where what is known of one cannot be read, they are told apart by key and domain.
    private static async Task<List<AccountRow>> Readable(IQueryable<AccountRow> rows, CancellationToken cancel)
    {
        try
        {
            return await rows.ToListAsync(cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            return await rows
                .Select(row => new AccountRow
                {
                    Key = row.Key,
                    Name = row.Name,
                    Domain = row.Domain,
                })
                .ToListAsync(cancel);
        }
    }

    // Slack turns domains into links and escapes what a person typed.
    private static string Plain(string words)
    {
        var said = words.Trim().Trim('"', '“', '”', '`').Trim();
        if (said is ['<', .. var inner, '>'] && !inner.Contains('<', StringComparison.Ordinal))
        {
            said = inner.Split('|') is [_, var label]
                ? label
                : inner.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal);
        }

        return said.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }
}
