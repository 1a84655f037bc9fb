using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Sessions;

/// <summary>What people recorded in a session, in words.</summary>
internal static class SessionText
{
    /// <summary>The output of a step, with who recorded it.</summary>
    public static Markup Output(SessionOutput output) =>
        $"☑️ {DisplayText.Safe(output.Text, 1000)} ({PersonText.Mention(output.By)})";

    /// <summary>How it ended.</summary>
    public static Markup Verdict(SessionVerdict verdict)
    {
        var note = DisplayText.Safe(verdict.Note, 600) is { } words ? (Markup)$" {words}" : Markup.Empty;
        return verdict.FixFirst is { } blocker
            ? (Markup)$"🔧 *Fix this first:* {Markup.Escape(SessionBlockerText.Of(blocker))}. *Next move:* "
                + $"{Markup.Escape(SessionBlockerText.NextMove(blocker))}.{note}"
            : $"✅ *We can use the score for this now:* {Of(verdict.UseNow)}.{note}";
    }

    /// <summary>A behaviour in a few words.</summary>
    public static Markup Of(Behaviour? behaviour) => behaviour is { } one ? Markup.Escape(Name(one)) : $"nothing";

    /// <summary>The same as plain text.</summary>
    public static string Name(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue => "order of the reps' queue",
            Behaviour.Alerts => "alerts in Slack",
            Behaviour.ManagerReview => "manager review of high-intent accounts",
            Behaviour.Routing => "who owns a lead",
            Behaviour.Sla => "response times that chase people",
            Behaviour.Reporting => "pipeline and forecast claims",
        };

    /// <summary>What the agreement says of that behaviour, so that a verdict and a file that differ are seen.</summary>
    public static Markup Level(Behaviour behaviour, HandoffAgreement agreement) =>
        Markup.Escape(AgreementText.Of(agreement.Authority.GetValueOrDefault(behaviour)));
}
