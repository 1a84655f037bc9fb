using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Text;

/// <summary>How what the rules say is written.</summary>
public static class PhraseText
{
    private const int LongestForeign = 500;

    /// <summary>The phrase: our own words with their marks, foreign ones escaped, people mentioned.</summary>
    public static Markup Of(Phrase phrase) => Markup.Join(Markup.Empty, phrase.Parts.Select(Part));

    private static Markup Part(PhrasePart part) =>
        part switch
        {
            PhrasePart.Literal own => Markup.Escape(own.Text),
            PhrasePart.Untrusted foreign => DisplayText.Safe(foreign.Text, LongestForeign) ?? Markup.Empty,
            PhrasePart.Mention person => PersonText.Mention(person.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType().Name, "No such part."),
        };
}
