using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>What makes sense of a single value, or of names side by side. Knows nothing of files: faults carry a path and no
/// line.</summary>
internal static class ValueRules
{
    /// <summary>Room for a name in the places it is shown in.</summary>
    public const int LongestName = 75;

    /// <summary>Adds a fault when a text is blank or too long for the places it is shown in.</summary>
    public static void Words(List<AgreementFault> faults, string path, string text, int longest = LongestName)
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
    public static void Unique(List<AgreementFault> faults, IEnumerable<string> names, Func<int, string> path)
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

    /// <summary>As <see cref="Unique(List{AgreementFault}, IEnumerable{string}, Func{int, string})"/>, for a list of texts.</summary>
    public static void Unique(List<AgreementFault> faults, string path, IEnumerable<string> names) =>
        Unique(faults, names, i => $"{path}[{i}]");

    /// <summary>Adds a fault when a time zone is not in the IANA database.</summary>
    public static void Zone(List<AgreementFault> faults, string path, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            return;
        }

        var near = TimeZoneAdvice.PlaceOf(zone) ?? SpellingSuggestions.Nearest(zone, DateTimeZoneProviders.Tzdb.Ids);
        faults.Add(
            new AgreementFault(
                0,
                path,
                $"\"{zone}\" is not a time zone.",
                near is null ? "Write an IANA name, e.g. Europe/Berlin or America/New_York." : $"Did you mean {near}?"
            )
        );
    }

    /// <summary>Adds a fault when somebody is named neither by e-mail address nor by Slack user id.</summary>
    public static void Person(List<AgreementFault> faults, string path, string who)
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

    /// <summary>Adds a fault when a text is no id of a Slack channel.</summary>
    public static void Channel(List<AgreementFault> faults, string path, string channel)
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

    /// <summary>Adds a fault when there is no such field.</summary>
    public static void Field(List<AgreementFault> faults, string path, string field)
    {
        if (FieldCatalog.KindOf(field) is null)
        {
            faults.Add(FieldCatalog.UnknownField(path, field));
        }
    }

    /// <summary>Adds a fault when a duration is zero.</summary>
    public static void Positive(List<AgreementFault> faults, string path, Duration duration)
    {
        if (duration <= Duration.Zero)
        {
            faults.Add(new AgreementFault(0, path, "It takes no time at all.", DurationNotation.Remedy));
        }
    }

    /// <summary>Adds a fault when a number is not between 0 and 1.</summary>
    public static void Share(List<AgreementFault> faults, string path, decimal share)
    {
        if (share is <= 0 or >= 1)
        {
            faults.Add(new AgreementFault(0, path, "It is a share between 0 and 1.", "Write e.g. 0.10 for ten in a hundred."));
        }
    }
}
