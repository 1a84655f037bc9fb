using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Reload;

/// <summary><c>/handoff agreement reload</c>: what the files would change, and a button that puts exactly that in force.</summary>
internal sealed class AgreementReloadReply(AgreementRegistry agreements, AgreementImport import, UserDirectory directory)
{
    private const int MostLines = 20;
    private const int MostSections = 10;

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var (plan, instead) = await Find(request.UserId, cancel);
        return instead
            ?? Offer(
                plan!,
                [
                    .. ReloadText.Changes(plan!, MostLines),
                    $"What is decided from then on follows it; what was decided before keeps its version. `/handoff agreement plan` first "
                        + $"decides the last weeks by it, and shows what would have come out differently.",
                ]
            );
    }

    /// <summary>What the files would change, to whoever may put that in force; or, where there is nothing to offer, what to say
    /// instead.</summary>
    public async Task<(ImportPlan? Plan, Reply? Instead)> Find(string userId, CancellationToken cancel)
    {
        if (await Refusal(userId, null, cancel) is { } stranger)
        {
            return (null, stranger);
        }

        var plan = await import.Plan(cancel);
        if (plan.Refusals.Count > 0)
        {
            return (
                null,
                Reply.Lines([
                    plan.Source.Readings.Count > 1
                        ? (Markup)$"*The files cannot be put in force.* All stays as it is."
                        : $"*The file cannot be put in force.* {Stays()}",
                    .. Some(plan.Refusals),
                    $"Correct it and ask again: `/handoff agreement reload`.",
                ])
            );
        }

        if (!plan.HasChanges && plan.Behind.Count > 0)
        {
            return (null, Reply.Lines(Some(plan.Behind)));
        }

        if (!plan.HasChanges)
        {
            var version = agreements.Only is { } only ? (Markup)$": version {only.Version}" : Markup.Empty;
            return (
                null,
                Reply.Lines($"{DisplayText.Safe(plan.Source.Path, 200)} says what is already in force{version}. Nothing to do.")
            );
        }

        return await Refusal(userId, plan, cancel) is { } refusal ? (null, refusal) : (plan, null);
    }

    /// <summary>The lines with the button that puts the files in force as they were read.</summary>
    public static Reply Offer(ImportPlan plan, IReadOnlyList<Markup> lines)
    {
        var button = new Button
        {
            ActionId = MessageActions.ApplyAgreement.Id,
            Text = ReloadText.Button(plan),
            Value = plan.Fingerprint,
            Style = "primary",
        };
        return new Reply.Ephemeral(ReplyText.PlainText(lines), [.. ReplyText.Sections(lines, MostSections), new ActionsBlock([button])]);
    }

    /// <summary>Who may not, is told who may; null for the owners of routing of all that would change.</summary>
    /// <param name="userId">Who asks.</param>
    /// <param name="plan">What would change; null where that is not known yet, and one owner of routing is as good as another.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Reply?> Refusal(string userId, ImportPlan? plan, CancellationToken cancel)
    {
        var touched = plan is null ? [] : agreements.InForce.Where(agreement => Touches(plan, agreement)).ToList();
        var asked = touched.Count > 0 ? touched : agreements.InForce;
        var owned = new List<HandoffAgreement>();
        foreach (var agreement in asked)
        {
            if (userId == await directory.UserId(agreement.Owners.RoutingSla, cancel))
            {
                owned.Add(agreement);
            }
        }

        if (owned.Count == asked.Count || (touched.Count == 0 && owned.Count > 0))
        {
            return null;
        }

        var owners = new List<Markup>();
        foreach (var owner in asked.Except(owned).Select(one => one.Owners.RoutingSla).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            owners.Add(await directory.Mention(owner, cancel));
        }

        var of =
            touched.Count > 0 && agreements.IsSeveral
                ? (Markup)$" of {Markup.Join($", ", asked.Except(owned).Select(one => DisplayText.Code(one.Id, 160)))}"
                : Markup.Empty;
        return new Reply.Ephemeral(
            $"Only {Markup.Join($" or ", owners)} (routing{of}) can reload the agreement. "
                + $"Nothing was changed; `/handoff agreement` shows what is in force."
        );
    }

    private static bool Touches(ImportPlan plan, HandoffAgreement agreement) =>
        plan.Candidates.Any(one => one.HasChanges && one.Agreement.Id == agreement.Id)
        || plan.Retiring.Any(gone => gone.Id == agreement.Id);

    private Markup Stays() => agreements.Only is { } only ? (Markup)$"Version {only.Version} stays." : $"All stays as it is.";

    private static IEnumerable<Markup> Some(IReadOnlyList<string> all) => ReloadText.Some(all, MostLines);
}
