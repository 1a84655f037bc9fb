using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>What is allowed and yet worth a second look. A note stops nothing.</summary>
public static class AgreementNotes
{
    /// <summary>Every note on what is likely not meant.</summary>
    public static IReadOnlyList<AgreementFault> For(HandoffAgreement agreement)
    {
        var notes = new List<AgreementFault>();
        MatchNotes.Add(agreement, notes);
        PathNotes.Add(agreement, notes);
        foreach (var (i, band) in agreement.Bands.Index().Where(b => b.Item.Sla is { } sla && sla.FirstTouch > b.Item.ExpiresAfter))
        {
            notes.Add(
                new AgreementFault(
                    0,
                    $"bands[{i}].sla.first_touch",
                    $"Alerts in \"{band.Name}\" expire before their first touch is due.",
                    "Shorten first_touch, or lengthen expires_after."
                )
            );
        }

        foreach (var name in agreement.Coverage.Keys.Where(name => agreement.Routing.All(r => r.Coverage != name)))
        {
            notes.Add(new AgreementFault(0, $"coverage.{name}", "No route uses it.", $"Add coverage: {name} to a route, or drop it."));
        }

        OpeningNotes.Add(agreement, notes);
        Zones(agreement, notes);
        RouteNotes.Add(agreement, notes);
        if (agreement.Authority.GetValueOrDefault(Behaviour.Alerts) != AuthorityLevel.UseNow)
        {
            notes.Add(
                new AgreementFault(
                    0,
                    "authority.alerts",
                    "Alerts are not in use yet: every lead is held.",
                    "Write alerts: use_now once the six owners agree."
                )
            );
        }

        foreach (var key in agreement.Pilots.Keys.Where(key => !IsPiloted(agreement, key)))
        {
            notes.Add(
                new AgreementFault(
                    0,
                    $"pilots.{key}",
                    $"It has no effect while authority.{key} is not pilot.",
                    $"Write {key}: pilot under authority, or leave it for when the review offers {key} again."
                )
            );
        }

        return notes;
    }

    private static bool IsPiloted(HandoffAgreement agreement, string key) =>
        AgreementText.Behaviours.TryGetValue(key, out var behaviour)
        && agreement.Authority.GetValueOrDefault(behaviour) is AuthorityLevel.Pilot;

    private static void Zones(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        foreach (var (name, coverage) in agreement.Coverage)
        {
            TimeZoneAdvice.Note(notes, $"coverage.{name}.timezone", coverage.Zone);
        }

        TimeZoneAdvice.Note(notes, "review.timezone", agreement.Review.Zone);
        if (agreement.Audit is { } audit && audit.Zone != agreement.Review.Zone)
        {
            TimeZoneAdvice.Note(notes, "audit.timezone", audit.Zone);
        }
    }
}
