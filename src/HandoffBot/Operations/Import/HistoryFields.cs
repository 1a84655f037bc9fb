namespace HandoffBot.Operations.Import;

/// <summary>The fields that a column can be taken for.</summary>
internal static class HistoryFields
{
    private static readonly string[] Account =
    [
        "id", "crm_id", "name", "domain", "segment", "territory", "country", "employees", "industry", "deal_size", "product",
    ];

    private static readonly string[] Numbers =
    [
        "score.value", "score.previous", "account.employees", "account.deal_size", "amount",
    ];

    private static readonly string[] Times = ["occurred_at", "at"];

    private static readonly Dictionary<HistoryKind, string[]> Fields = new()
    {
        [HistoryKind.Events] =
        [
            "id", "occurred_at", "score.name", "score.value", "score.previous", "score.version",
            .. Account.Select(field => $"account.{field}"),
            "contact.id", "contact.name", "contact.title", "contact.email", "contact.phone", "owner",
            "source.channel", "source.campaign", "source.medium", "next_action.kind", "next_action.note",
        ],
        [HistoryKind.Outcomes] =
        [
            "id", "occurred_at", "account.id", "account.crm_id", "account.domain", "outcome", "amount", "currency", "reason",
        ],
        [HistoryKind.Feedback] = ["id", "event_id", "verdict", "reason", "note", "by", "at"],
    };

    // As exports of other tools name them.
    private static readonly Dictionary<HistoryKind, (string Alias, string Field)[]> Aliases = new()
    {
        [HistoryKind.Events] = [("account_id", "account.id"), ("at", "occurred_at")],
        [HistoryKind.Outcomes] = [("account_id", "account.id"), ("domain", "account.domain"), ("at", "occurred_at")],
        [HistoryKind.Feedback] = [("label", "verdict"), ("occurred_at", "at")],
    };

    /// <summary>Those of a kind.</summary>
    public static IReadOnlyList<string> Of(HistoryKind kind) => Fields[kind];

    /// <summary>Other names that are understood without a map.</summary>
    public static IReadOnlyList<(string Alias, string Field)> Other(HistoryKind kind) => Aliases[kind];

    /// <summary>Whether it holds a number.</summary>
    public static bool IsNumber(string field) => Numbers.Contains(field, StringComparer.Ordinal);

    /// <summary>Whether it holds a moment.</summary>
    public static bool IsTime(string field) => Times.Contains(field, StringComparer.Ordinal);

    /// <summary>What a line with these fields tells; null when none of them says.</summary>
    public static HistoryKind? KindOf(Func<string, bool> has) =>
        has("verdict") || has("label") ? HistoryKind.Feedback
        : has("outcome") ? HistoryKind.Outcomes
        : has("score") || has("score.value") ? HistoryKind.Events
        : null;
}
