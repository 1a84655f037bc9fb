using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>Shapes that several keys share.</summary>
internal static class KeyShapes
{
    public static NamedShape Duration { get; } =
        new(
            "duration",
            "a duration",
            "A whole number and s, m, h or d, e.g. 30s, 15m, 4h, 3d.",
            new TextShape { Pattern = "^[0-9]+[smhd]$" }
        );

    public static NamedShape Person { get; } =
        new("person", "a person", "An e-mail address or a Slack user id (U…).", new TextShape { Shortest = 3 });

    public static NamedShape Channel { get; } =
        new(
            "channel",
            "a channel",
            "A Slack channel id (C…), from the foot of the channel's details.",
            new TextShape { Pattern = "^[CG][A-Z0-9]{2,}$" }
        );

    public static NamedShape Field { get; } =
        new(
            "field",
            "a field",
            "A field of the event, e.g. account.name, contact.email, signals, answers.Budget.",
            new TextShape { Pattern = @"^([a-z_]+|(account|contact|source|score|next_action)\.[a-z_]+|answers\..+)$" }
        );

    public static NamedShape Link { get; } =
        new(
            "link",
            "a web address",
            "A web address whose host is written out.",
            new TextShape { Pattern = "^https?://[^/{}]+(/.*)?$", Longest = LinkRules.Longest }
        );

    public static NamedShape Comparison { get; } =
        new(
            "comparison",
            "a condition",
            "A condition such as score >= 70, meaningful_signals >= 2 or account.segment == smb.",
            new TextShape { Shortest = 3 }
        );

    /// <summary>What a field holds.</summary>
    public static EitherShape Value { get; } = new(new TextShape(), new NumberShape());

    public static NamedShape Words { get; } =
        new(
            "words",
            "a word or a list of words",
            "A word, or a list of words: one of them is enough, in any case. There are no wildcards.",
            new ListShape(new EitherShape(new TextShape(), new NumberShape()), 1)
        );
}
