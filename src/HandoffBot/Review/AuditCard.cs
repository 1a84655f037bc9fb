using HandoffBot.Agreements;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>Draws a stored monthly audit.</summary>
internal sealed class AuditCard(AgreementRegistry agreements, UserDirectory directory, DigestExamples examples)
    : ReportCard(PeriodicReport.Monthly, agreements, directory, examples)
{
    protected override Markup Text(DigestViewModel view) => AuditBlocks.Fallback(view);

    protected override IEnumerable<Block> Blocks(DigestViewModel view, bool withChart) => AuditBlocks.Draw(view);
}
