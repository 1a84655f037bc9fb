using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What a command, or time, makes of an alert: the alert afterwards, what follows, and what to tell the person.</summary>
/// <param name="Alert">The same instance when nothing changed.</param>
/// <param name="Effects">What the host carries out in the transaction that stores the alert, in order; empty when nothing follows.</param>
/// <param name="Reply">What the person who clicked should read; null when the card's redraw says it all.</param>
public sealed record AlertTransition(Alert Alert, IReadOnlyList<HandoffEffect> Effects, Phrase? Reply)
{
    /// <summary>Whether the card is redrawn: people can see that something changed.</summary>
    public bool RedrawsCard => Effects.Any(effect => effect is HandoffEffect.RedrawCard);

    /// <summary>Nothing changed.</summary>
    internal static AlertTransition Unchanged(Alert alert, Phrase? reply = null) => new(alert, [], reply);

    /// <summary>The alert changed in a way that people can see: a fact and the card redrawn, and whatever else follows.</summary>
    internal static AlertTransition With(Alert alert, AlertFact fact, Phrase? reply = null, params IEnumerable<HandoffEffect> others) =>
        new(alert, [new HandoffEffect.RecordFact(fact), .. others, new HandoffEffect.RedrawCard()], reply);

    /// <summary>This transition with the effects of one before it; the card is redrawn once for both.</summary>
    internal AlertTransition After(AlertTransition earlier) =>
        earlier.Effects.Count == 0
            ? this
            : this with
            {
                Effects =
                [
                    .. RedrawsCard ? earlier.Effects.Where(effect => effect is not HandoffEffect.RedrawCard) : earlier.Effects,
                    .. Effects,
                ],
            };
}
