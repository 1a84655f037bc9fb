namespace HandoffBot.Core.Handoffs.Wording;

/// <summary>A part of a <see cref="Phrase"/>.</summary>
public abstract record PhrasePart
{
    private PhrasePart() { }

    /// <summary>The rules' own words, with the marks for bold in them.</summary>
    /// <param name="Text">A literal of this program.</param>
    public sealed record Literal(string Text) : PhrasePart;

    /// <summary>What anybody else wrote, or a value: it is escaped where it is shown.</summary>
    /// <param name="Text">Any text.</param>
    public sealed record Untrusted(string Text) : PhrasePart;

    /// <summary>A person, shown as a mention.</summary>
    /// <param name="Id">Slack user id.</param>
    public sealed record Mention(string Id) : PhrasePart;
}
