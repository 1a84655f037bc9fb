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
