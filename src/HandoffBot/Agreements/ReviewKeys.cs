using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>The keys that speak of authority, proof and review.</summary>
internal static class ReviewKeys
{
    public static IReadOnlyDictionary<Behaviour, AuthorityLevel> Authority(Section file)
    {
        var levels = new Dictionary<Behaviour, AuthorityLevel>();
        if (file.MaybeGroup("authority", "authority: { alerts: use_now }") is not { } s)
        {
            return levels;
        }

        foreach (var (key, behaviour) in AgreementText.Behaviours)
        {
            if (s.Has(key))
            {
                levels[behaviour] = s.Parsed(
                    key,
                    "use_now",
                    "a level of authority",
                    Level,
                    $"Write one of {string.Join(", ", AgreementText.Levels.Keys)}."
                );
            }
        }

        s.Close();
        return levels;
    }

    public static ProofPolicy Proof(Section s)
    {
        var proof = new ProofPolicy(s.Whole("reviewed", "35"), s.Number("false_positive_upper_bound", "0.10"));
        s.Close();
        return proof;
    }

    public static IReadOnlyList<string> Reasons(Section file) =>
        LeadKeys.Needed(file, "flag_reasons", "[Not a fit, Wrong person, Bad data]");

    public static ReviewSchedule Review(Section s)
    {
        var (day, at) = s.Parsed(
            "at",
            "\"Mon 09:00\"",
            "a weekly time",
            text => LocalTimeNotation.ReadMoment(text, monthly: false),
            LocalTimeNotation.WeeklyRemedy
        );
        var schedule = new ReviewSchedule(day, at, s.Text("timezone", "Europe/Berlin"));
        s.Close();
        return schedule;
    }

    /// <summary>An audit that names no zone keeps that of the review.</summary>
    public static ReviewSchedule? Audit(Section file, string reviewZone)
    {
        if (file.MaybeGroup("audit", "audit: { at: \"1st Mon 09:30\" }") is not { } s)
        {
            return null;
        }

        var (day, at) = s.Parsed(
            "at",
            "\"1st Mon 09:30\"",
            "a monthly time",
            text => LocalTimeNotation.ReadMoment(text, monthly: true),
            LocalTimeNotation.MonthlyRemedy
        );
        var schedule = new ReviewSchedule(day, at, s.MaybeText("timezone") ?? reviewZone, FirstOfMonth: true);
        s.Close();
        return schedule;
    }

    /// <summary>The one switch of a group; what holds otherwise when either is not written.</summary>
    public static bool Switch(Section? s, string key, bool otherwise)
    {
        var on = s?.Has(key) == true ? s.Flag(key, otherwise) : otherwise;
        s?.Close();
        return on;
    }

    public static RecordLinks Links(Section file)
    {
        if (file.MaybeGroup("links", "links: { account: \"https://crm.ourco.test/accounts/{account.id}\" }") is not { } s)
        {
            return new RecordLinks();
        }

        var links = new RecordLinks(s.MaybeText("account"), s.MaybeText("contact"));
        s.Close();
        return links;
    }

    public static Duration Retention(Section s)
    {
        var kept = s.Duration("personal_data", "180d");
        s.Close();
        return kept;
    }

    private static AuthorityLevel? Level(string text) => AgreementText.Levels.TryGetValue(text, out var level) ? level : null;
}
