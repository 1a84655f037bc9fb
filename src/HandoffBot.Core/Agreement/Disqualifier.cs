using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement;

/// <summary>Suppresses a lead whose field is meant, or for which every condition holds.</summary>
/// <param name="Field">A field path, e.g. <c>contact.title</c>; empty where there are conditions instead.</param>
/// <param name="Match">Which of its values are meant.</param>
/// <param name="Reason">What people read, e.g. "Student".</param>
public sealed record Disqualifier(string Field, FieldMatch Match, string Reason)
{
    /// <summary>Conditions instead of a field: every one of them has to hold; empty where there is a field.</summary>
    public IReadOnlyList<Predicate> All { get; init; } = [];

    /// <summary>Whether it speaks of the person rather than of the account or the score.</summary>
    public bool IsOfPerson => All.Count == 0 ? LeadFields.IsOfPerson(Field) : All.Any(p => LeadFields.IsOfPerson(p.Subject));
}
