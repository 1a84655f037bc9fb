using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Review.Figures;

/// <summary>An alert to which anything happened, in an order in which it can.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Band">Its band.</param>
/// <param name="Message">Its card.</param>
/// <param name="Facts">What happened, in order.</param>
internal sealed record RandomHistory(string Alert, Instant OpenedAt, string Band, MessageRow Message, IReadOnlyList<AlertFactRow> Facts)
{
    private static readonly AlertFactKind[] Happenings =
    [
        AlertFactKind.Claimed,
        AlertFactKind.Released,
        AlertFactKind.TakenOver,
        AlertFactKind.Contacted,
        AlertFactKind.Contacted,
        AlertFactKind.Contacted,
        AlertFactKind.ContactUndone,
        AlertFactKind.ContactReported,
        AlertFactKind.CrmUpdated,
        AlertFactKind.CrmUpdateMissed,
        AlertFactKind.CrmUpdateMissedInShadow,
        AlertFactKind.Expired,
        AlertFactKind.Withdrawn,
        AlertFactKind.FirstTouchMissed,
        AlertFactKind.FirstTouchMissedInShadow,
        AlertFactKind.Flagged,
        AlertFactKind.ReasonGiven,
        AlertFactKind.FlagUndone,
        AlertFactKind.ExampleCaptured,
        AlertFactKind.NotMine,
    ];

    private static readonly string[] Told = ["qualified: yes", "qualified: no; data right: yes", "timing right: no", "gone"];

    public static RandomHistory Of(int n, Random random, Instant opened, string? source)
    {
        var alert = $"alert{n:000}";
        var band = random.Next(2) == 0 ? "hot" : "warm";
        var owner = random.Next(6) == 0 ? null : $"U0REP{random.Next(3)}";
        var first = Fact(AlertFactKind.Opened, opened);
        (first.Owner, first.Score) = (owner, random.Next(10) == 0 ? null : random.Next(0, 125));
        List<AlertFactRow> facts = [first];
        var (at, isContacted, isUpdated, isMissed) = (opened, false, false, false);
        while (random.Next(7) > 0)
        {
            at += Duration.FromMinutes(random.Next(1, 40 * 60));
            var kind = Happenings[random.Next(Happenings.Length)];
            var isOfCrm = kind is AlertFactKind.CrmUpdated or AlertFactKind.CrmUpdateMissed or AlertFactKind.CrmUpdateMissedInShadow;
            var isNow = kind == AlertFactKind.CrmUpdated ? !isUpdated : !isUpdated && !isMissed;
            if ((isOfCrm && !(isContacted && isNow)) || (kind == AlertFactKind.NotMine && owner is null))
            {
                continue;
            }

            isContacted = kind == AlertFactKind.Contacted || (isContacted && kind != AlertFactKind.ContactUndone);
            isUpdated = isContacted && (isUpdated || kind == AlertFactKind.CrmUpdated);
            isMissed = isContacted && (isMissed || (isOfCrm && kind != AlertFactKind.CrmUpdated));
            facts.Add(Fact(kind, at));
        }

        return new(alert, opened, band, Card(alert, opened, random.Next(9) > 0), facts);

        AlertFactRow Fact(AlertFactKind kind, Instant when) =>
            new()
            {
                AlertId = alert,
                Agreement = SampleAgreement.Trials.Id,
                Kind = kind,
                At = when,
                OpenedAt = opened,
                Band = band,
                Source = source,
                By = $"U{random.Next(3)}",
                Detail = kind switch
                {
                    AlertFactKind.ReasonGiven => $"Reason {random.Next(3)}",
                    AlertFactKind.ContactReported => Told[random.Next(Told.Length)],
                    AlertFactKind.ExampleCaptured => "https://slack.test/archives/C1/p1",
                    _ => null,
                },
                Signals =
                    kind == AlertFactKind.Flagged
                        ? [new ShownSignal("invited", "Invited teammates"), new ShownSignal("pricing", $"Pricing {random.Next(3)}")]
                        : null,
            };
    }

    private static MessageRow Card(string alert, Instant at, bool isPosted) =>
        new()
        {
            Id = $"m-{alert}",
            Kind = "alert",
            Subject = alert,
            Channel = "C1",
            ClientMessageId = Guid.NewGuid(),
            State = isPosted ? MessageState.Ready : MessageState.Abandoned,
            PostedAt = isPosted ? at : null,
            NextAttemptAt = at,
            CreatedAt = at,
        };
}
