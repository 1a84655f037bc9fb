namespace HandoffBot.Core.Agreement;

/// <summary>How a field's value is compared with the words of an agreement. No comparison regards case.</summary>
public enum MatchOperator
{
    /// <summary>The whole value. Numbers compare as numbers.</summary>
    Is,

    /// <summary>Whole words anywhere in the value; of an e-mail address only the domain is searched, unless the word holds an
    /// <c>@</c>.</summary>
    Matches,

    /// <summary>How the value begins.</summary>
    StartsWith,

    /// <summary>How the value ends.</summary>
    EndsWith,

    /// <summary>The domain of an address, or a domain: the given one, or one under it.</summary>
    Domain,
}
