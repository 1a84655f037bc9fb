using HandoffBot.Review.History;

namespace HandoffBot.Operations.Plan;

/// <summary>Says what a plan cannot know.</summary>
internal static class PlanLimits
{
    public static void Write(TextWriter output, PlanResult result, PlanAgreements agreements)
    {
        output.WriteLine("What this cannot know:");
        output.WriteLine(
            "  Both sides are replayed: nobody clicks, everybody is there, every event comes in the moment it happens, and nothing is "
                + "known of an account from before the first day. So \"before\" is not what was really decided then."
        );
        output.WriteLine(
            $"  \"Before\" is what is in force now, whatever was in force then{Versions(agreements)}. Fields and outcomes that came "
                + "without a score change no decision here."
        );
        output.WriteLine(
            "  How fast a rep would have been: a first touch is known only where a rep really had the lead then, and more alerts for one "
                + "person make each of theirs slower."
        );
        output.WriteLine(
            "  What an alert changes: leads that were alerted were worked, and the others were not, so their outcomes cannot be compared "
                + "as if an alert would have brought them. That takes a holdout."
        );
        if (result.Emptied > 0)
        {
            output.WriteLine($"  {result.Emptied:N0} events were left out: their personal data has expired.");
        }

        if (result.Unreadable > 0)
        {
            output.WriteLine($"  {result.Unreadable:N0} events were left out: this release cannot read them.");
        }
    }

    private static string Versions(PlanAgreements agreements) =>
        agreements.Before.Count == 0
            ? ": nothing"
            : $": {string.Join(", ", agreements.Before.Select(one => $"{one.Id} version {one.Version}"))}";
}
