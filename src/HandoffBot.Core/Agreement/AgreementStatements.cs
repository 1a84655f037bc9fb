using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>One thing an agreement says.</summary>
/// <param name="Subject">What it speaks of, e.g. <c>Band "hot"</c>; unique to one thing within an agreement.</param>
/// <param name="Part">Which side of it, e.g. <c>lowest score</c>; empty when it has one side only.</param>
/// <param name="Value">What is said, e.g. <c>85</c>.</param>
internal sealed record Statement(string Subject, string Part, string Value);

/// <summary>An agreement taken apart into what it says, everything but its version.</summary>
internal static class AgreementStatements
{
    public static IEnumerable<Statement> Of(HandoffAgreement a) => [.. Heading(a), .. Leads(a), .. Bands(a), .. Routing(a), .. Review(a)];

    /// <summary>Lists whose order means something, by the names of their items.</summary>
    public static IEnumerable<(string List, IReadOnlyList<string> Names)> Orders(HandoffAgreement a) =>
        [
            ("disqualifiers", [.. a.Disqualify.Select(d => d.Reason)]),
            ("paths", [.. a.Paths.Select(p => p.Name)]),
            ("opening lines", [.. a.Openers.Select(o => o.Channel)]),
            ("routes", [.. a.Routing.Select(r => r.Name)]),
            ("flag reasons", a.FlagReasons),
        ];

    private static IEnumerable<Statement> Heading(HandoffAgreement a)
    {
        yield return new("The score", "", a.Score);
        yield return new("The segment", "", a.Segment);
        yield return new("What it applies to", "", a.AppliesTo.Count == 0 ? "every event of the score" : Conditions(a.AppliesTo));
        yield return new("The decision", "", a.Decision);
        yield return new("What stays unchanged", "", a.Unchanged);
        yield return new("The owner of product events", "", a.Owners.ProductEvents);
        yield return new("The owner of CRM fields", "", a.Owners.CrmFields);
        yield return new("The owner of the model", "", a.Owners.Model);
        yield return new("The owner of routing and SLA", "", a.Owners.RoutingSla);
        yield return new("The owner of exceptions", "", a.Owners.Exceptions);
        yield return new("The owner of the weekly review", "", a.Owners.WeeklyReview);
        yield return new("The channel for alerts", "", a.Channels.Alerts);
        yield return new("The channel for the review", "", a.Channels.Review);
        yield return new("The channel for managers", "", a.Channels.Managers);
    }

    private static IEnumerable<Statement> Leads(HandoffAgreement a)
    {
        foreach (var field in a.Required)
        {
            yield return new($"The required field {field}", "", "required");
        }

        foreach (var (rule, nth) in Numbered(a.Disqualify, d => d.Reason))
        {
            yield return new(
                $"The disqualifier \"{rule.Reason}\"{nth}",
                "",
                $"{rule.Field} {(rule.Match.Operator is MatchOperator.Is ? "is " : "")}{MatchText.Of(rule.Match)}"
            );
        }

        foreach (var (item, nth) in Numbered(a.Checklist, c => c.Label))
        {
            yield return new($"The checklist line \"{item.Label}\"{nth}", "", item.Field);
        }

        foreach (var (opener, nth) in Numbered(a.Openers, o => o.Channel))
        {
            yield return new($"The opening line for {opener.Channel}{nth}", "", $"\"{opener.Line}\"");
        }
    }

    private static IEnumerable<Statement> Bands(HandoffAgreement a)
    {
        foreach (var band in a.Bands)
        {
            var subject = $"Band \"{band.Name}\"";
            yield return new(subject, "lowest score", $"{band.From:0.##########}");
            yield return new(subject, "alerts expire after", DurationNotation.Write(band.ExpiresAfter));
            yield return new(subject, "first touch within", band.Sla is { } sla ? DurationNotation.Write(sla.FirstTouch) : "no limit");
            yield return new(
                subject,
                "reminder",
                band.Sla?.RemindBefore is { } remind ? $"{DurationNotation.Write(remind)} before" : "none"
            );
        }

        foreach (var path in a.Paths)
        {
            yield return new($"Path \"{path.Name}\"", "", Conditions(path.All));
        }

        foreach (var (modifier, nth) in Numbered(a.Urgency, u => u.Label))
        {
            yield return new($"Urgency \"{modifier.Label}\"{nth}", "", Conditions(modifier.All));
        }

        yield return new("Freshness", "fresh until", DurationNotation.Write(a.Freshness.Fresh));
        yield return new("Freshness", "stale from", DurationNotation.Write(a.Freshness.Stale));
    }

    private static IEnumerable<Statement> Routing(HandoffAgreement a)
    {
        foreach (var (name, c) in a.Coverage)
        {
            var subject = $"Coverage \"{name}\"";
            yield return new(subject, "time zone", c.Zone);
            yield return new(
                subject,
                "hours",
                $"{List(c.Days.Select(WeekdayNotation.Short))} {LocalTimeNotation.WriteTime(c.From)}-{LocalTimeNotation.WriteTime(c.To)}"
            );
            yield return new(subject, "holidays", List(c.Holidays.Order().Select(h => $"{h:uuuu-MM-dd}")));
        }

        foreach (var route in a.Routing)
        {
            var subject = $"The route \"{route.Name}\"";
            yield return new(subject, "takes", RouteNames.OfConditions(route));
            yield return new(subject, "to", List(route.To));
            yield return new(subject, "channel", route.Channel ?? "that of all alerts");
            yield return new(subject, "coverage", route.Coverage ?? "always");
        }

        foreach (var (i, step) in a.Escalation.Index())
        {
            yield return new(
                $"Escalation step {i + 1}",
                "",
                $"{step.To} {(step.After == Duration.Zero ? "at the breach" : $"{DurationNotation.Write(step.After)} after the breach")}"
            );
        }
    }

    private static IEnumerable<Statement> Review(HandoffAgreement a)
    {
        foreach (var behaviour in Enum.GetValues<Behaviour>())
        {
            yield return new(
                $"Authority over {AgreementText.Of(behaviour)}",
                "",
                AgreementText.Of(a.Authority.GetValueOrDefault(behaviour))
            );
        }

        yield return new("Proof", "reviewed alerts", $"{a.Proof.Reviewed}");
        yield return new("Proof", "largest upper bound of false positives", $"{a.Proof.FalsePositiveUpperBound:0.##########}");
        foreach (var reason in a.FlagReasons)
        {
            yield return new($"The flag reason \"{reason}\"", "", "offered");
        }

        yield return new(
            "A flagged account",
            "",
            a.QuietAfterFlag ? "quiet until its alert would have expired" : "brought up to date as any other"
        );
        yield return new(
            "The reply about a risen band",
            "",
            a.BroadcastBandRise ? "shown in the channel too" : "in the card's thread alone"
        );
        yield return new("The link to an account", "", a.Links.Account ?? "none");
        yield return new("The link to a contact", "", a.Links.Contact ?? "none");
        yield return new("The weekly review", "", Schedule(a.Review));
        yield return new("The monthly audit", "", a.Audit is { } audit ? Schedule(audit) : "none");
        yield return new("Personal data", "kept for", DurationNotation.Write(a.PersonalDataRetention));
    }

    private static string Schedule(ReviewSchedule s) =>
        $"{(s.FirstOfMonth ? "first " : "")}{WeekdayNotation.Short(s.Day)} {LocalTimeNotation.WriteTime(s.At)} {s.Zone}";

    private static string Conditions(IEnumerable<Predicate> all) => string.Join(" and ", all.Select(p => p.Text));

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } text ? text : "none";

    /// <summary>The second thing of one name is told apart from the first.</summary>
    private static IEnumerable<(T Item, string Nth)> Numbered<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(name, StringComparer.Ordinal).SelectMany(g => g.Select((item, i) => (item, i == 0 ? "" : $" (no. {i + 1})")));
}
