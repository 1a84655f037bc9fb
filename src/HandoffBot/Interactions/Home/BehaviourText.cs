using HandoffBot.Core.Agreement;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Home;

/// <summary>What a score may change, in a few words.</summary>
internal static class BehaviourText
{
    public static Markup Of(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => $"the order of the queue",
            Behaviour.Alerts => $"alerts in Slack",
            Behaviour.ManagerReview => $"manager review",
            Behaviour.Routing => $"who owns a lead",
            Behaviour.Sla => $"response times that chase people",
            Behaviour.Reporting => $"pipeline and forecast claims",
        };
}
