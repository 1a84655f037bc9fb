using HandoffBot.Agreements;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>Draws a stored weekly digest.</summary>
internal sealed class DigestCard(AgreementRegistry agreements, UserDirectory directory, DigestExamples examples)
    : ReportCard(PeriodicReport.Weekly, agreements, directory, examples)
{
    protected override Markup Text(DigestViewModel view) => DigestFallbackText.Of(view);

    protected override IEnumerable<Block> Blocks(DigestViewModel view, bool withChart) => DigestBlocks.Draw(view, withChart);
}
