using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review.History;

/// <summary>What was answered for an account.</summary>
/// <param name="Asked">The account as events name it.</param>
/// <param name="Account">Key of the account that it is.</param>
/// <param name="By">Who answered.</param>
/// <param name="Agreement">Id of the agreement under which it was asked; null where it counts under each.</param>
internal sealed record AccountAnswer(string Asked, string Account, string By, string? Agreement);

/// <summary>What people answered when they were asked which account it is.</summary>
/// <param name="answers">In the order in which they were given; the last one for an account counts.</param>
internal sealed class AccountAnswers(IEnumerable<AccountAnswer> answers)
{
    private readonly ILookup<string, AccountAnswer> _byAccount = answers.Reverse().ToLookup(one => one.Asked, StringComparer.Ordinal);

    /// <summary>Nobody was asked.</summary>
    public static AccountAnswers None { get; } = new([]);

    /// <summary>The answers that hold now.</summary>
    public static async Task<AccountAnswers> Stored(IDatabase database, CancellationToken cancel)
    {
        var rows = await database.Read(
            (db, token) =>
                db
                    .AccountQuestions.AsNoTracking()
                    .Where(row => row.Answer != null && row.UndoneAt == null && row.EndedAt == null)
                    .OrderBy(row => row.AnsweredAt)
                    .ToListAsync(token),
            cancel
        );
        return new(rows.Select(row => new AccountAnswer(row.AccountKey, row.Answer!, row.AnsweredBy ?? "", row.Agreement)));
    }

    /// <summary>The answer for an account under any of these agreements; null where there is none.</summary>
    public AccountAnswer? Find(string account, IReadOnlyList<HandoffAgreement> agreements) =>
        _byAccount[account]
            .FirstOrDefault(one => one.Agreement is not { } id || agreements.Any(agreement => agreement.Id == id));
}
