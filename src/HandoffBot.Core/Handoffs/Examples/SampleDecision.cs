using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Examples;

/// <summary>What an agreement makes of a made-up lead.</summary>
public static class SampleDecision
{
    /// <summary>The decision on a lead of the highest band of which all is known that the agreement requires, within working hours. Nothing
    /// was known of it before, and nobody's turn is counted.</summary>
    /// <param name="agreement">Any.</param>
    /// <param name="at">When the lead comes in and is decided.</param>
    public static (ScoreEvent Event, Decision Decision) Of(HandoffAgreement agreement, Instant at)
    {
        var open = AlwaysOpen(agreement);
        var score = agreement.Bands.Count == 0 ? 0 : agreement.Bands.Max(band => band.From);
        var lead = new Dictionary<string, string>(StringComparer.Ordinal) { ["score"] = score.ToString(CultureInfo.InvariantCulture) };
        var e = ExampleEvent.Of(new("sample", lead, [], ExpectedOutcome.Alerted, null), agreement, at);
        return (e, Decider.Decide(e, AccountHistory.None, open, at, e.Id));
    }

    /// <summary>The agreement, with working hours that never end.</summary>
    /// <param name="agreement">Any.</param>
    public static HandoffAgreement AlwaysOpen(HandoffAgreement agreement) => ExampleMoment.AlwaysOpen(agreement);
}
