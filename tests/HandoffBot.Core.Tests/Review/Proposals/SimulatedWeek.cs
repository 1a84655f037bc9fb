using System.Globalization;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Proposals;

/// <summary>How often scores are bad, and how often reps say so, in weeks that are made up.</summary>
internal sealed record SimulatedWorld
{
    /// <summary>The share of bad scores; each week has its own.</summary>
    public required Func<Random, double> Bad { get; init; }

    /// <summary>How much likelier a score is bad in the affected segment.</summary>
    public double Effect { get; init; }

    /// <summary>The share of alerts that lie in the affected segment.</summary>
    public double Affected { get; init; } = 0.5;

    /// <summary>How often a bad score is flagged.</summary>
    public double FlagsOfBad { get; init; } = 0.6;

    /// <summary>How often a right one is.</summary>
    public double FlagsOfRight { get; init; } = 0.08;

    /// <summary>How much more readily reps flag alerts of some sources than of others, whatever the score; 1 for alike.</summary>
    public double MostFlagged { get; init; } = 1;
}

/// <summary>Labelled alerts of weeks that are made up, with fields that go together as real ones do.</summary>
internal sealed class SimulatedWeek(SimulatedWorld world, Random random)
{
    public const string AffectedSegment = "smb";
    private const int SampleOfWeek = 10;
    private const int ReviewsAtMost = 8;

    private static readonly string[] Segments = [AffectedSegment, "mid", "enterprise"];
    private static readonly string[] Industries = ["Software", "Retail", "Education", "Health", "Logistics", "Finance"];
    private static readonly string[] Countries = ["DE", "FR", "GB", "US", "IN", "BR", "ES", "PL"];
    private static readonly string[] Sources = ["inbound-demo", "webinar", "content", "partner", "paid-search"];
    private static readonly string[] Levels = ["Head", "Junior", "Senior", "Director", "Intern", "Student"];
    private static readonly string[] Subjects = ["Operations", "Marketing", "Engineering", "Sales", "Finance", "Support"];

    /// <summary>About so many labelled alerts.</summary>
    public List<LabelledAlert> Labelled(int about)
    {
        var reviews = Math.Clamp(about / (2 * SampleOfWeek), 1, ReviewsAtMost);
        var alerts = new List<LabelledAlert>(about + 50);
        for (var review = 0; review < reviews; review++)
        {
            Add(alerts, review, about / reviews);
        }

        return alerts;
    }

    private void Add(List<LabelledAlert> alerts, int review, int labelled)
    {
        var bad = world.Bad(random);
        var (flagged, others) = (new List<Drawn>(), new List<Drawn>());
        while (flagged.Count < Math.Max(1, labelled - SampleOfWeek) || others.Count < SampleOfWeek)
        {
            var one = Draw(bad);
            (one.IsFlagged ? flagged : others).Add(one);
        }

        alerts.AddRange(flagged.Select(one => Alert(one, review, alerts.Count, SamplingStratum.Flagged, 1)));
        var sample = Math.Min(SampleOfWeek, labelled);
        var weight = (double)others.Count / sample;
        alerts.AddRange(others.Take(sample).Select(one => Alert(one, review, alerts.Count, SamplingStratum.Random, weight)));
    }

    private Drawn Draw(double bad)
    {
        var segment = random.NextDouble() < world.Affected ? 0 : 1 + random.Next(Segments.Length - 1);
        // Half of the time each field follows the segment: what goes with bad scores in one goes with them in all.
        var (industry, country) = (Near(segment, Industries.Length), Near(segment, Countries.Length));
        var source = Near(segment, Sources.Length);
        var isBad = random.NextDouble() < bad + (segment == 0 ? world.Effect : 0);
        var readily = Math.Pow(world.MostFlagged, (source / (Sources.Length - 1.0)) - 0.5);
        var isFlagged = random.NextDouble() < (isBad ? world.FlagsOfBad : world.FlagsOfRight) * readily;
        var (level, subject) = (Near(industry, Levels.Length), Near(industry, Subjects.Length));
        return new(segment, industry, country, source, level, subject, Score(segment), isBad, isFlagged);
    }

    private int Near(int other, int count) => random.Next(2) == 0 ? other % count : random.Next(count);

    private int Score(int segment) => 70 + Math.Min(30, random.Next(16) + random.Next(12) + (2 * segment));

    private static LabelledAlert Alert(Drawn one, int review, int place, SamplingStratum sampled, double weight) =>
        new()
        {
            AlertId = place.ToString(CultureInfo.InvariantCulture),
            Review = review.ToString(CultureInfo.InvariantCulture),
            ReviewedAt = TestData.Now - Duration.FromDays(7 * review),
            Sampled = sampled,
            Weight = weight,
            IsBad = one.IsBad,
            DecidedAt = TestData.Now,
            Facts = new(
                new Lead
                {
                    Account = new()
                    {
                        Id = "a",
                        Segment = Segments[one.Segment],
                        Industry = Industries[one.Industry],
                        Country = Countries[one.Country],
                    },
                    Contact = new() { Title = $"{Levels[one.Level]} {Subjects[one.Subject]}" },
                    Source = new(Sources[one.Source]),
                },
                new Score("trial-pql", one.Score),
                [],
                null,
                null
            ),
        };

    private readonly record struct Drawn(
        int Segment,
        int Industry,
        int Country,
        int Source,
        int Level,
        int Subject,
        int Score,
        bool IsBad,
        bool IsFlagged
    );
}
