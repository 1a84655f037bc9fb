namespace HandoffBot.Core.Agreement;

/// <summary>What is allowed and yet worth a second look. A note stops nothing.</summary>
public static class AgreementNotes
{
    /// <summary>Every note, in the order of the file.</summary>
    public static IReadOnlyList<Fault> For(HandoffAgreement agreement)
    {
        var notes = new List<Fault>();
        foreach (var name in agreement.Coverage.Keys.Where(name => agreement.Routing.All(r => r.Coverage != name)))
            notes.Add(new Fault(0, $"coverage.{name}", "No route uses it.", $"Add coverage: {name} to a route, or drop it."));

        var catchAll = agreement.Routing.Index().Where(r => r.Item.When.Count == 0).Select(r => (int?)r.Index).FirstOrDefault();
        if (catchAll is null)
            notes.Add(new Fault(0, "routing", "A lead that no route matches and that names no owner is held.", "End with a route without when to catch the rest."));
        for (var i = (catchAll ?? int.MaxValue - 1) + 1; i < agreement.Routing.Count; i++)
            notes.Add(new Fault(0, $"routing[{i}]", "It is never reached: the route without when above it matches everything.", "Move it up, or drop it."));

        if (agreement.Authority.GetValueOrDefault(Behaviour.Alerts) != AuthorityLevel.UseNow)
            notes.Add(new Fault(0, "authority.alerts", "Alerts are not in use yet: every lead is held.", "Write alerts: use_now once the six owners agree."));
        foreach (var (i, band) in agreement.Bands.Index().Where(b => b.Item.Sla is { } sla && sla.FirstTouch > b.Item.ExpiresAfter))
            notes.Add(new Fault(0, $"bands[{i}].sla.first_touch", $"Alerts in \"{band.Name}\" expire before their first touch is due.", "Shorten first_touch, or lengthen expires_after."));
        return notes;
    }
}
