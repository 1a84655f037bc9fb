using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>Which agreements a subcommand is about: the one it names, or all. Where one is in force, nobody needs to know that there could
/// be several.</summary>
internal sealed class AgreementArgument(AgreementRegistry agreements)
{
    /// <summary>How help shows it.</summary>
    public string Usage => agreements.IsSeveral ? "[agreement]" : "";

    /// <summary>The agreements in force that are meant; empty when the words name none.</summary>
    /// <param name="words">An id, or the score or segment of one or more; nothing means all.</param>
    public IReadOnlyList<HandoffAgreement> Meant(string words)
    {
        var said = words.Trim().Trim('`', '"', '*').Trim();
        return said.Length == 0
            ? agreements.InForce
            :
            [
                .. agreements.InForce.Where(agreement =>
                    string.Equals(agreement.Id, said, StringComparison.OrdinalIgnoreCase)
                    || AgreementId.Slug(agreement.Score) == AgreementId.Slug(said)
                    || AgreementId.Slug(agreement.Segment) == AgreementId.Slug(said)
                ),
            ];
    }

    /// <summary>The same lines for each agreement meant, under its name where there are several.</summary>
    public async Task<RequestAnswer> Answer(string words, Func<HandoffAgreement, Task<IEnumerable<Markup>>> lines)
    {
        var meant = Meant(words);
        if (meant.Count == 0)
        {
            return Unknown(words);
        }

        var all = new List<Markup>();
        foreach (var agreement in meant)
        {
            if (agreements.IsSeveral)
            {
                all.Add(Heading(agreement));
            }

            all.AddRange(await lines(agreement));
        }

        return Reply.Lines(all);
    }

    /// <summary>For words that name no agreement in force.</summary>
    public Reply Unknown(string words) =>
        Reply.Lines([(Markup)$"I know no agreement \"{DisplayText.Safe(words, 100)}\". In force:", .. agreements.InForce.Select(Line)]);

    /// <summary>A question where one has to be named.</summary>
    /// <param name="command">What goes before the name, e.g. <c>digest now</c>.</param>
    public Reply Which(string command) =>
        Reply.Lines([
            (Markup)$"*Several agreements are in force. Which one?*",
            .. agreements.InForce.Select(agreement => (Markup)$"• {DisplayText.Code($"/handoff {command} {agreement.Id}", 200)}"),
        ]);

    /// <summary>What stands above an agreement's lines.</summary>
    public static Markup Heading(HandoffAgreement agreement) => $"*Agreement* {DisplayText.Code(agreement.Id, 160)}";

    private static Markup Line(HandoffAgreement agreement) =>
        $"• {DisplayText.Code(agreement.Id, 160)}, version {agreement.Version}: {DisplayText.Safe(agreement.Decision, 300)}";
}
