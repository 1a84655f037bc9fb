using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Requests;

/// <summary>What the person who asked gets to see. Only they see it.</summary>
internal abstract record Reply
{
    /// <summary>What is said of an alert that is no longer stored.</summary>
    public static Markup UnknownAlert =>
        $"I no longer know this alert, so nothing was changed. `/handoff queue` shows the ones that are live.";

    /// <summary>A note only they see.</summary>
    /// <param name="Text">What is said.</param>
    /// <param name="Blocks">Null for the text alone.</param>
    /// <param name="Channel">Where to show it when what they did brought no address for answers.</param>
    /// <param name="Replaces">
    /// Shown in place of the message that was used, when only they saw that one: what it offered no longer holds. A message
    /// that others see is never replaced: it is drawn from its row alone.
    /// </param>
    internal sealed record Ephemeral(Markup Text, IReadOnlyList<Block>? Blocks = null, string? Channel = null, bool Replaces = false)
        : Reply
    {
        /// <summary>Whether it is a queue, which takes the place of the queue that was used; nothing else does.</summary>
        public bool IsQueue { get; init; }
    }

    /// <summary>A modal.</summary>
    /// <param name="Modal">What it shows.</param>
    /// <param name="Otherwise">What is said when Slack no longer opens it.</param>
    internal sealed record OpenModal(Modal Modal, Markup Otherwise) : Reply
    {
        /// <summary>What it shows once that is read; null for what it shows already.</summary>
        public WindowFill? Fill { get; init; }
    }

    /// <summary>Their home tab as it is now.</summary>
    internal sealed record ShowHome : Reply;

    /// <summary>Their queue as it is now, in place of the one they used.</summary>
    /// <param name="Text">What is said above it; null for nothing.</param>
    internal sealed record ShowQueue(Markup? Text) : Reply;

    /// <summary>Lines spread over as many blocks as they need and Slack allows.</summary>
    public static Ephemeral Lines(IEnumerable<Markup> lines) => ReplyText.Of([.. lines]);

    /// <summary>Lines.</summary>
    public static Ephemeral Lines(params Markup[] lines) => ReplyText.Of(lines);
}
