using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Tests.Fixtures;

/// <summary>The agreement most tests run under: the one the documentation shows, without its extras.</summary>
public static class SampleAgreement
{
    public static Duration FirstTouchOfHot { get; } = Duration.FromMinutes(30);

    public static HandoffAgreement Trials { get; } =
        new()
        {
            Version = 1,
            Score = "trial-pql",
            Segment = "smb-trials",
            Decision = "Prioritise SDR follow-up for active trials scoring 70 or more.",
            Unchanged = "Territory reassignment and SLA penalties wait for the false-positive review.",
            Owners = new Owners("dana@ourco.test", "U0CRM", "U0MODEL", "U0OPS", "U0EXC", "U0REV"),
            Channels = new Channels("C0ALERTS", "C0REVIEW", "C0MGRS"),
            Required = ["account.name", "contact.email"],
            Bands =
            [
                new Band("hot", 85, Duration.FromHours(4), new SlaTarget(FirstTouchOfHot)),
                new Band("warm", 70, Duration.FromHours(24)),
            ],
            Freshness = new FreshnessPolicy(Duration.FromHours(2), Duration.FromDays(3)),
            Routing = [new Route("all other leads", new Dictionary<string, FieldMatch>(StringComparer.Ordinal), ["U0REP3"], null, null)],
            Authority = new Dictionary<Behaviour, AuthorityLevel>
            {
                [Behaviour.Queue] = AuthorityLevel.UseNow,
                [Behaviour.Alerts] = AuthorityLevel.UseNow,
            },
            Proof = new ProofPolicy(35, 0.10m),
            FlagReasons = ["Not a fit", "Wrong person", "Student or competitor"],
            Review = new ReviewSchedule(IsoDayOfWeek.Monday, new LocalTime(9, 0), "Europe/Berlin"),
            PersonalDataRetention = Duration.FromDays(180),
        };
}
