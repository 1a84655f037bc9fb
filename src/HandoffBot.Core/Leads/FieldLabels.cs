namespace HandoffBot.Core.Leads;

/// <summary>What people call the things a lead can lack, e.g. "an e-mail address" for <c>contact.email</c>.</summary>
public static class FieldLabels
{
    /// <summary>The age of the signals: no field of its own, yet something a lead can lack.</summary>
    public const string Freshness = "freshness";

    /// <summary>The agreement's word that alerts may be used: no field either, yet something leads wait for.</summary>
    public const string AlertAuthority = "authority.alerts";

    /// <summary>The one agreement that takes an event: no field either, yet something events wait for.</summary>
    public const string Agreement = "agreement";

    /// <summary>Which of the known accounts an event is about: no field, yet something events wait for.</summary>
    public const string WhichAccount = "which_account";

    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account.id"] = "an account id",
        ["account.crm_id"] = "a CRM id of the account",
        ["account.name"] = "a company name",
        ["account.domain"] = "a web domain",
        ["account.segment"] = "a market segment",
        ["account.territory"] = "a territory",
        ["account.country"] = "a country",
        ["account.employees"] = "the number of employees",
        ["account.industry"] = "an industry",
        ["account.deal_size"] = "a deal size",
        ["account.product"] = "a product",
        ["contact.id"] = "a contact id",
        ["contact.name"] = "a contact's name",
        ["contact.title"] = "a job title",
        ["contact.email"] = "an e-mail address",
        ["contact.phone"] = "a phone number",
        ["source.channel"] = "a source channel",
        ["source.campaign"] = "a campaign",
        ["source.medium"] = "a source medium",
        ["score"] = "a score",
        ["score.name"] = "the name of the score",
        ["score.value"] = "a score",
        ["score.previous"] = "the score before",
        ["score.version"] = "the version of the score",
        ["owner"] = "an owner",
        ["signals"] = "a signal that explains the score",
        ["next_action"] = "a next action",
        ["next_action.kind"] = "a next action",
        ["next_action.note"] = "a note on the next action",
        ["answers"] = "an answer to any question",
        ["engagement"] = "something the contact did",
        [Freshness] = "the time a signal was seen",
        [Agreement] = "one agreement that takes it",
        [WhichAccount] = "a word on which account it is",
        [AlertAuthority] = "the agreement that alerts may be used",
    };

    /// <summary>
    /// The label of a path, with its article. The question of <c>answers.X</c> is quoted as written. A path without a label
    /// reads as itself.
    /// </summary>
    /// <param name="path">One of <see cref="LeadFields.Known"/>, <c>answers.</c> and a question, or one of the four above; case does not
    /// matter.</param>
    public static string Of(string path) =>
        Labels.TryGetValue(path, out var label) ? label
        : path.StartsWith(LeadFields.AnswerPrefix, StringComparison.OrdinalIgnoreCase)
            ? $"an answer to \"{path[LeadFields.AnswerPrefix.Length..]}\""
        : path;

    /// <summary>The labels of several paths as one phrase: "an e-mail address, a territory and a next action". Two paths of one label read
    /// once.</summary>
    public static string Of(IEnumerable<string> paths)
    {
        var labels = paths.Select(Of).Distinct(StringComparer.Ordinal).ToList();
        return labels.Count < 2 ? string.Concat(labels) : $"{string.Join(", ", labels.SkipLast(1))} and {labels[^1]}";
    }
}
