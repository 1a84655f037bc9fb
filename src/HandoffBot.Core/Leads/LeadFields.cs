using System.Globalization;

namespace HandoffBot.Core.Leads;

/// <summary>The one place that knows field paths: required fields, disqualifiers, routes, predicates and the checklist all read
/// here.</summary>
public static class LeadFields
{
    /// <summary>What an answer's path begins with: <c>answers.Budget</c>.</summary>
    public const string AnswerPrefix = "answers.";

    private static readonly Dictionary<string, Func<LeadFacts, object?>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account.id"] = f => f.Lead.Account.Id,
        ["account.crm_id"] = f => f.Lead.Account.CrmId,
        ["account.name"] = f => f.Lead.Account.Name,
        ["account.domain"] = f => f.Lead.Account.Domain,
        ["account.segment"] = f => f.Lead.Account.Segment,
        ["account.territory"] = f => f.Lead.Account.Territory,
        ["account.country"] = f => f.Lead.Account.Country,
        ["account.employees"] = f => f.Lead.Account.Employees,
        ["account.industry"] = f => f.Lead.Account.Industry,
        ["account.deal_size"] = f => f.Lead.Account.DealSize,
        ["account.product"] = f => f.Lead.Account.Product,
        ["contact.id"] = f => f.Lead.Contact.Id,
        ["contact.name"] = f => f.Lead.Contact.Name,
        ["contact.title"] = f => f.Lead.Contact.Title,
        ["contact.email"] = f => f.Lead.Contact.Email,
        ["contact.phone"] = f => f.Lead.Contact.Phone,
        ["source.channel"] = f => f.Lead.Source?.Channel,
        ["source.campaign"] = f => f.Lead.Source?.Campaign,
        ["source.medium"] = f => f.Lead.Source?.Medium,
        ["score"] = f => f.Score.Value,
        ["score.name"] = f => f.Score.Name,
        ["score.value"] = f => f.Score.Value,
        ["score.previous"] = f => f.Score.Previous,
        ["score.version"] = f => f.Score.Version,
        ["owner"] = f => f.Owner,
        ["signals"] = f => Many(f.Signals.Count),
        ["next_action"] = f => f.NextAction?.Kind,
        ["next_action.kind"] = f => f.NextAction?.Kind,
        ["next_action.note"] = f => f.NextAction?.Note,
        ["answers"] = f => Many(f.Lead.Answers.Count),
        ["engagement"] = f => Many(f.Lead.Engagement.Count),
    };

    private static readonly string[] OfPerson = ["contact", "source", "answers", "engagement"];

    /// <summary>Every path but those of single answers.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Readers.Keys];

    /// <summary>Whether a path can be read at all: one of <see cref="Known"/>, or <c>answers.</c> and a question.</summary>
    public static bool IsKnown(string path) => Readers.ContainsKey(path) || Question(path) is not null;

    /// <summary>Whether a path speaks of one person, rather than of the account or of one score.</summary>
    public static bool IsOfPerson(string path) => OfPerson.Contains(path.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The value of a path as text; null when it is not known, blank, or the path does not exist. Lists read as their
    /// length, an empty list as not known. Numbers are written plainly, with a point.
    /// </summary>
    public static string? Read(string path, LeadFacts facts)
    {
        var value = Readers.TryGetValue(path, out var read) ? read(facts) : Answer(path, facts);
        var text = value switch
        {
            null => null,
            string s => s.Trim(),
            NextActionKind kind => kind.ToString().ToLowerInvariant(),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string? Question(string path) =>
        path.Length > AnswerPrefix.Length && path.StartsWith(AnswerPrefix, StringComparison.OrdinalIgnoreCase)
            ? path[AnswerPrefix.Length..]
            : null;

    private static string? Answer(string path, LeadFacts facts) =>
        Question(path) is { } question
            ? facts.Lead.Answers.LastOrDefault(a => string.Equals(a.Question, question, StringComparison.OrdinalIgnoreCase))?.Text
            : null;

    private static int? Many(int count) => count == 0 ? null : count;
}
