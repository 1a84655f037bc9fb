using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;

namespace HandoffBot.Core.Tests;

internal static class TransitionFacts
{
    extension(AlertTransition transition)
    {
        /// <summary>What the transition adds to the alert's history, in order.</summary>
        public IReadOnlyList<AlertFact> Facts => [.. transition.Effects.OfType<HandoffEffect.RecordFact>().Select(effect => effect.Fact)];
    }
}
