using HandoffBot.Agreements;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Reload;

/// <summary>What changed files would do, in words.</summary>
internal static class ReloadText
{
    /// <summary>Each agreement that would come into force with what changes in it, and each that would retire.</summary>
    public static IEnumerable<Markup> Changes(ImportPlan plan, int most)
    {
        foreach (var one in plan.Candidates.Where(one => one.HasChanges))
        {
            var of = IsOne(plan) ? Markup.Empty : $" of {DisplayText.Code(one.Agreement.Id, 160)}";
            if (one.Stored is not { } stored)
            {
                yield return $"*A new agreement, {DisplayText.Code(one.Agreement.Id, 160)}, version {one.Agreement.Version}:* "
                    + $"{DisplayText.Safe(one.Agreement.Decision, 300)}";
                continue;
            }

            yield return one.Returns
                ? (Markup)$"*{DisplayText.Code(stored.Id, 160)} had retired and would be in force again, "
                    + $"in version {one.Agreement.Version}.*"
                : $"*Version {one.Agreement.Version}{of} would change, against version {stored.Version}:*";
            foreach (var line in Some(one.Succession.Changes, most))
            {
                yield return line;
            }
        }

        foreach (var gone in plan.Retiring)
        {
            yield return $"*{DisplayText.Code(gone.Id, 160)} would retire: no file holds it any more.* No event goes to it from then "
                + $"on; its live alerts stay until they are worked or expire.";
        }
    }

    /// <summary>What the button says.</summary>
    public static string Button(ImportPlan plan) =>
        IsOne(plan) ? $"Put version {plan.Candidates[0].Agreement.Version} in force" : "Put all of this in force";

    /// <summary>What the files hold.</summary>
    public static Markup Name(ImportPlan plan) =>
        IsOne(plan) ? (Markup)$"version {plan.Candidates[0].Agreement.Version}" : $"the changed files";

    /// <summary>The first of some lines as a list.</summary>
    public static IEnumerable<Markup> Some(IReadOnlyList<string> all, int most)
    {
        foreach (var one in all.Take(most))
        {
            yield return $"• {DisplayText.Safe(FirstLine(one), 400)}";
        }

        if (all.Count > most)
        {
            yield return $"• … and {all.Count - most} more";
        }
    }

    /// <summary>What is wrong without what led to it, which <c>check</c> prints.</summary>
    public static string FirstLine(string refusal) => refusal.Split(Environment.NewLine)[0];

    /// <summary>Whether it is about one agreement, and there is no other.</summary>
    public static bool IsOne(ImportPlan plan) => plan is { Candidates.Count: 1, Retiring.Count: 0 };
}
