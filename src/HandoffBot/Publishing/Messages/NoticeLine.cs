using HandoffBot.Core.Handoffs.Wording;

namespace HandoffBot.Publishing.Messages;

/// <summary>A line of a notice.</summary>
/// <param name="Parts">Words and people, in order.</param>
public sealed record NoticeLine(IReadOnlyList<NoticePart> Parts)
{
    /// <summary>What the rules say.</summary>
    public static NoticeLine Of(Phrase phrase) =>
        new([
            .. phrase.Parts.Select(part =>
                part switch
                {
                    PhrasePart.Literal own => new NoticePart(own.Text),
                    PhrasePart.Untrusted foreign => new NoticePart(foreign.Text),
                    PhrasePart.Mention person => new NoticePart(Person: person.Id),
                    _ => throw new ArgumentOutOfRangeException(nameof(phrase), part.GetType().Name, "No such part."),
                }
            ),
        ]);

    /// <summary>The words, to tell one line from another.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Text ?? part.Person));
}

/// <summary>A part of a line: one of the two.</summary>
/// <param name="Text">Words, escaped when they are drawn.</param>
/// <param name="Person">Slack user id of somebody to mention.</param>
public sealed record NoticePart(string? Text = null, string? Person = null);
