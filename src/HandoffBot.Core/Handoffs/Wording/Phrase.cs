using System.Runtime.CompilerServices;

namespace HandoffBot.Core.Handoffs.Wording;

/// <summary>
/// What the rules tell a person, in parts: whoever shows it knows which words are ours, which are foreign and who is meant. It
/// is written as an interpolated string: literals are the rules' own, every inserted string is foreign, and only a
/// <see cref="PersonReference"/> becomes a mention.
/// </summary>
[InterpolatedStringHandler]
public sealed class Phrase
{
    private readonly List<PhrasePart> _parts;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">Characters of the literal parts.</param>
    /// <param name="formattedCount">Number of inserted parts.</param>
    public Phrase(int literalLength, int formattedCount) => _parts = new(literalLength == 0 ? formattedCount : (2 * formattedCount) + 1);

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<PhrasePart> Parts => _parts;

    /// <summary>Called by the compiler with a literal part; no other code may call it.</summary>
    /// <param name="value">The literal.</param>
    public void AppendLiteral(string value) => _parts.Add(new PhrasePart.Literal(value));

    /// <summary>Called by the compiler with an inserted string, which is foreign.</summary>
    /// <param name="value">Any text; nothing is shown for null.</param>
    public void AppendFormatted(string? value)
    {
        if (value is { Length: > 0 })
        {
            _parts.Add(new PhrasePart.Untrusted(value));
        }
    }

    /// <summary>Called by the compiler with an inserted phrase.</summary>
    /// <param name="phrase">Its parts stand here.</param>
    public void AppendFormatted(Phrase phrase) => _parts.AddRange(phrase.Parts);

    /// <summary>Called by the compiler with an inserted person.</summary>
    /// <param name="person">Whom to mention; a plain word stands for one whose id Slack would not give.</param>
    public void AppendFormatted(PersonReference person) =>
        _parts.Add(person.IsKnown ? new PhrasePart.Mention(person.Id!) : new PhrasePart.Literal("Someone"));

    /// <summary>The text as Slack shows a mention, nothing escaped: to read, not to send.</summary>
    public override string ToString() =>
        string.Concat(
            _parts.Select(part =>
                part switch
                {
                    PhrasePart.Literal own => own.Text,
                    PhrasePart.Untrusted foreign => foreign.Text,
                    PhrasePart.Mention person => $"<@{person.Id}>",
                    _ => "",
                }
            )
        );
}
