using System.Globalization;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>Paths, urgency and bands that can never come into play.</summary>
internal static class PathNotes
{
    public static void Add(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        foreach (var (i, path) in agreement.Paths.Index())
        {
            Conditions(agreement, notes, $"paths[{i}]", path.All, "no lead ever takes this path");
        }

        foreach (var (i, modifier) in agreement.Urgency.Index())
        {
            Conditions(agreement, notes, $"urgency[{i}]", modifier.All, "it is never shown");
        }

        foreach (var (i, route) in agreement.Routing.Index())
        {
            Conditions(agreement, notes, $"routing[{i}]", route.All, "no lead ever takes this route");
        }

        foreach (var (i, rule) in agreement.Disqualify.Index())
        {
            Contradiction(notes, $"disqualify[{i}]", rule.All, "it never disqualifies anybody");
        }

        Bands(agreement, notes);
    }

    private static void Conditions(
        HandoffAgreement agreement,
        List<AgreementFault> notes,
        string path,
        IReadOnlyList<Predicate> all,
        string so
    )
    {
        if (
            !Contradiction(notes, path, all, so)
            && agreement.Bands.MinBy(b => b.From) is { } lowest
            && Contradictions.Among(all, NumberRange.From(lowest.From)) is { Count: > 0 } below
        )
        {
            notes.Add(
                new AgreementFault(
                    0,
                    path,
                    $"{Quoted(below)} {(below.Count == 1 ? "holds" : "hold")} only below \"{lowest.Name}\" (from {Plain(lowest.From)}), "
                        + $"where nothing alerts, so {so}.",
                    $"Ask for a score of {Plain(lowest.From)} or more, or lower the band."
                )
            );
        }
    }

    private static bool Contradiction(List<AgreementFault> notes, string path, IReadOnlyList<Predicate> all, string so)
    {
        if (Contradictions.Among(all, NumberRange.Any) is not { Count: > 0 } against)
        {
            return false;
        }

        notes.Add(
            against.Count == 1
                ? new AgreementFault(0, path, $"\"{against[0].Text}\" never holds, so {so}.", "Change it, or drop it.")
                : new AgreementFault(0, path, $"{Quoted(against)} cannot hold together, so {so}.", "Drop one of them, or write two.")
        );
        return true;
    }

    /// <summary>A band none of whose scores any path takes. Paths that hold nowhere are noted themselves.</summary>
    private static void Bands(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        var sound = agreement.Paths.Where(p => Contradictions.Among(p.All, NumberRange.Any).Count == 0).ToList();
        foreach (var (i, band) in agreement.Bands.Index())
        {
            var scores = new NumberRange(band.From, true, i == 0 ? null : agreement.Bands[i - 1].From, i == 0);
            if (sound.Count > 0 && sound.TrueForAll(p => Contradictions.Among(p.All, scores).Count > 0))
            {
                notes.Add(
                    new AgreementFault(
                        0,
                        $"bands[{i}]",
                        $"No path holds {(i == 0 ? $"from {Plain(band.From)} on" : $"from {Plain(band.From)} to below "
                            + $"{Plain(agreement.Bands[i - 1].From)}")}, so \"{band.Name}\" never alerts.",
                        "Let a path take these scores, or drop the band."
                    )
                );
            }
        }
    }

    private static string Quoted(IEnumerable<Predicate> all) => string.Join(" and ", all.Select(p => $"\"{p.Text}\""));

    private static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
