namespace HandoffBot.Core.Agreement;

/// <summary>Whether an agreement, once read, makes sense. Knows nothing of files: faults carry a path and no line.</summary>
public static class AgreementRules
{
    private const int LongestSentence = 500;
    private const int LongestName = 75;

    /// <summary>Every fault, in the order of the file; empty when the agreement can be put in force.</summary>
    public static IReadOnlyList<AgreementFault> Faults(HandoffAgreement agreement)
    {
        var faults = new List<AgreementFault>();
        Heading(agreement, faults);
        People(agreement, faults);
        LeadRules.Check(agreement, faults);
        BandRules.Check(agreement, faults);
        RoutingRules.Check(agreement, faults);
        Review(agreement, faults);
        LinkRules.Check(agreement, faults);
        return faults;
    }

    /// <summary>Adds a fault when a text is blank or too long for the places it is shown in.</summary>
    internal static void Words(List<AgreementFault> faults, string path, string text, int longest = LongestName)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new AgreementFault(0, path, "It is empty.", "Write what people should read there."));
        }
        else if (text.Length > longest)
        {
            faults.Add(new AgreementFault(0, path, $"It has {text.Length} characters; there is room for {longest}.", "Shorten it."));
        }
    }

    /// <summary>Adds a fault for each name that was used before, without regard to case.</summary>
    internal static void Unique(List<AgreementFault> faults, IEnumerable<string> names, Func<int, string> path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, name) in names.Index())
        {
            if (!seen.Add(name))
            {
                faults.Add(new AgreementFault(0, path(i), $"\"{name}\" is there twice.", "Keep one, or tell them apart."));
            }
        }
    }

    /// <summary>Adds a fault when a time zone is not in the IANA database.</summary>
    internal static void Zone(List<AgreementFault> faults, string path, string zone)
    {
        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            return;
        }

        var near = TimeZoneAdvice.PlaceOf(zone) ?? SpellingSuggestions.Nearest(zone, NodaTime.DateTimeZoneProviders.Tzdb.Ids);
        faults.Add(
            new AgreementFault(
                0,
                path,
                $"\"{zone}\" is not a time zone.",
                near is null ? "Write an IANA name, e.g. Europe/Berlin or America/New_York." : $"Did you mean {near}?"
            )
        );
    }

    private static void Heading(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        if (agreement.Version < 1)
        {
            faults.Add(new AgreementFault(0, "version", "Versions count up from 1.", "Write 1, and one more with every change."));
        }

        Words(faults, "score", agreement.Score, 200);
        Words(faults, "segment", agreement.Segment, 200);
        Words(faults, "decision", agreement.Decision, LongestSentence);
        Words(faults, "unchanged", agreement.Unchanged, LongestSentence);
    }

    private static void People(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        var owners = agreement.Owners;
        foreach (
            var (role, who) in new[]
            {
                ("product_events", owners.ProductEvents),
                ("crm_fields", owners.CrmFields),
                ("model", owners.Model),
                ("routing_sla", owners.RoutingSla),
                ("exceptions", owners.Exceptions),
                ("weekly_review", owners.WeeklyReview),
            }
        )
        {
            Person(faults, $"owners.{role}", who);
        }

        Channel(faults, "channels.alerts", agreement.Channels.Alerts);
        Channel(faults, "channels.review", agreement.Channels.Review);
        Channel(faults, "channels.managers", agreement.Channels.Managers);
    }

    internal static void Person(List<AgreementFault> faults, string path, string who)
    {
        if (string.IsNullOrWhiteSpace(who))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    "Nobody is named.",
                    "Name one person, by e-mail address or Slack user id. All six owners are named before anything goes live."
                )
            );
        }
        else if (!SlackIds.IsPerson(who))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{who}\" is neither an e-mail address nor a Slack user id.",
                    "Write e.g. dana@ourco.test, or the member id (U…) from the person's Slack profile."
                )
            );
        }
    }

    internal static void Channel(List<AgreementFault> faults, string path, string channel)
    {
        if (!SlackIds.IsChannel(channel))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{channel}\" is not a Slack channel id.",
                    "Write the id (C…) shown at the foot of the channel's details, not its name: names change."
                )
            );
        }
    }

    private static void Review(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        if (agreement.Proof.Reviewed < 1)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    "proof.reviewed",
                    "Proof needs at least one reviewed alert.",
                    "Write a whole number from 1; 35 is the fewest that can show a bound of 0.10."
                )
            );
        }

        if (agreement.Proof.FalsePositiveUpperBound is <= 0 or >= 1)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    "proof.false_positive_upper_bound",
                    "It is a share between 0 and 1.",
                    "Write e.g. 0.10 for ten in a hundred."
                )
            );
        }

        if (agreement.FlagReasons.Count is 0 or > 100)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    "flag_reasons",
                    $"There are {agreement.FlagReasons.Count} reasons.",
                    "List 1 to 100; Slack's menu holds no more."
                )
            );
        }

        foreach (var (i, reason) in agreement.FlagReasons.Index())
        {
            Words(faults, $"flag_reasons[{i}]", reason);
        }

        Unique(faults, agreement.FlagReasons, i => $"flag_reasons[{i}]");
        Zone(faults, "review.timezone", agreement.Review.Zone);
        if (agreement.Audit is { } audit && audit.Zone != agreement.Review.Zone)
        {
            Zone(faults, "audit.timezone", audit.Zone);
        }

        BandRules.Positive(faults, "retention.personal_data", agreement.PersonalDataRetention);
    }
}
