using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>What a list says of stored rows that could not be read.</summary>
public static class UnreadableText
{
    /// <summary>A line for a list; none when every row was read.</summary>
    /// <param name="count">How many are left out.</param>
    public static IEnumerable<Markup> Lines(int count) =>
        count switch
        {
            0 => [],
            1 => [$"1 stored row could not be read and is left out here. Please tell whoever runs HandoffBot."],
            _ => [$"{count} stored rows could not be read and are left out here. Please tell whoever runs HandoffBot."],
        };
}
