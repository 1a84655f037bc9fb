using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>Fields of an account or of a person there, reported without a score.</summary>
public sealed record FieldReport
{
    /// <summary>The sender's id and the idempotency key: the same id again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>When the fields held at the source. What is known from a later moment is not changed by them.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>The company; it has an id or a domain.</summary>
    public required Account Account { get; init; }

    /// <summary>The person at the account; every part may be unknown.</summary>
    public Contact Contact { get; init; } = new();

    /// <summary>What it tells, and nothing that was known before.</summary>
    public LeadFacts Facts() => new(new Lead { Account = Account, Contact = Contact }, new Score("", 0), [], null, null);

    /// <summary>Key of the known account it is taken to be about; null where that is the account it names.</summary>
    public string? TakenAs { get; init; }

    /// <summary>Key of the account it is about.</summary>
    public string AccountKey => TakenAs ?? Account.Key;

    /// <summary>The same report, taken to be about a known account; parameters as for <see cref="ScoreEvent.As"/>.</summary>
    public FieldReport As(string key, Account? known) =>
        key == AccountKey ? this : this with { TakenAs = key, Account = Account.As(known) };

    /// <summary>Paths of the fields told, in the order of the catalogue; never their values.</summary>
    public IReadOnlyList<string> Told()
    {
        var facts = Facts();
        return
        [
            .. LeadFields.Known.Where(path =>
                (path.StartsWith("account.", StringComparison.Ordinal) || path.StartsWith("contact.", StringComparison.Ordinal))
                && LeadFields.Read(path, facts) is not null
            ),
        ];
    }
}
