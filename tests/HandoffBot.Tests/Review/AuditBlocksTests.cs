using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review;

public sealed class AuditBlocksTests
{
    private static readonly string Hostile = string.Concat(Enumerable.Repeat("<!channel> *x* _y_ `z` & <@U1>\n", 30));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(40, 10_000)]
    public void Whatever_the_numbers_and_names_are_it_stays_within_Slacks_limits_and_nothing_is_cut(int many, long count)
    {
        var numbers = Counts.Of(new(ReviewWeek.Itself, []), new(ReviewWeek.Before, []), [], [], SampleAgreement.Trials) with
        {
            Metrics = Metrics(many, count),
        };

        var blocks = JsonNode.Parse(Json(numbers))!.AsArray();

        Assert.InRange(blocks.Count, 5, 50);
        foreach (var text in blocks.Where(block => (string?)block!["type"] == "section").Select(block => (string)block!["text"]!["text"]!))
        {
            Assert.InRange(text.Length, 1, 2999);
            Assert.DoesNotContain("<!channel>", text, StringComparison.Ordinal);
        }
    }

    private static AuditMetrics Metrics(int many, long count)
    {
        var funnel = new Funnel(3 * count, count, 2 * count, count, count, count);
        List<NamedFunnel> named = [.. Enumerable.Range(0, many).Select(i => new NamedFunnel(i + Hostile, funnel))];
        List<RuleCount> rules = [.. Enumerable.Range(0, many).Select(i => new RuleCount(i + Hostile, count))];
        var longest = Duration.FromDays(3000) + Duration.FromHours(23);
        return new()
        {
            FirstContact = [.. named.Select(one => new FirstContactNumbers(one.Name, count, count, longest, longest, longest))],
            Conversion = new(
                ReviewWeek.Before.From,
                ReviewWeek.Before.To,
                funnel,
                named,
                [.. named.Take(ConversionNumbers.MostSources)],
                funnel,
                funnel,
                funnel,
                [
                    .. Enumerable
                        .Range(0, many)
                        .SelectMany(i => Enumerable.Range(0, many).Select(j => new RevenueSum(i + Hostile, $"{j}EUR", count, 1e30))),
                ]
            ),
            Pipeline = new(
                [.. Enum.GetValues<ConversionStep>().Select(step => new StepVelocity(step, count, longest))],
                [.. Enum.GetValues<ConversionStep>().Select(step => new OpenStage(step, count, count, longest))]
            ),
            Quality = many == 0 ? null : new(count, rules, rules),
            Drift = Drift(many, count),
            Lags = [.. named.Select(one => new IngestLag(one.Name, count, longest, -longest))],
        };
    }

    private static DriftNumbers Drift(int many, long count)
    {
        var shift = new DistributionShift(
            [.. Enumerable.Range(0, many + 1).Select(i => new ShiftedBin(i + Hostile, count + 1, (i * count) + 1))],
            12.5,
            0.0005
        );
        return new(
            ReviewWeek.Before.From,
            ReviewWeek.Before.To,
            1,
            [
                .. Enumerable
                    .Range(0, many)
                    .Select(i => new BandDrift(
                        i + Hostile,
                        count,
                        3 * count + 1,
                        count,
                        count + 1,
                        0.3m,
                        new(ReviewWeek.Before.From, count, count + 1, count, count + 1, 0.0005)
                    )),
            ],
            [.. Enumerable.Range(0, many).Select(i => new CalibrationRow($"{i} to {i + 1}", count, count + 1))],
            shift,
            shift
        );
    }

    private static string Json(DigestNumbers numbers)
    {
        var agreement = SampleAgreement.Trials with { Baseline = new Baseline(Duration.FromDays(3), 0.05m) };
        var view = new DigestViewModel(numbers, agreement, Markup.Mention("U0REV"), [], false, ReviewWeek.Next.To)
        {
            Schedule = agreement.Review,
        };
        return JsonSerializer.Serialize<IReadOnlyList<Block>>([.. AuditBlocks.Draw(view)], SlackJson.Options);
    }
}
