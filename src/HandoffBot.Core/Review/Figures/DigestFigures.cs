namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of a report that lead to the rows they are made of, in its order.</summary>
public static class DigestFigures
{
    /// <summary>First part of the ids of figures about the period's alerts.</summary>
    public const string Period = "period";

    /// <summary>About the alerts of the period before, as they stood at the end of this one.</summary>
    public const string Before = "before";

    /// <summary>About the verdicts on flagged alerts; the second part is <see cref="Period"/> or <see cref="Before"/>.</summary>
    public const string Verdicts = "verdict";

    /// <summary>About alerts flagged in the period; the second part is a <see cref="FlagGrouping"/>.</summary>
    public const string Flags = "flags";

    /// <summary>About events that did not reach a rep.</summary>
    public const string Stopped = "stopped";

    /// <summary>About outcomes of the alerts of the period before.</summary>
    public const string Outcomes = "outcome";

    /// <summary>About the leads that came to one person.</summary>
    public const string Load = "load";

    /// <summary>About leads reported as missed.</summary>
    public const string Missed = "missed";

    /// <summary>About updates of the CRM after a first contact.</summary>
    public const string CrmUpdates = "crm_updates";

    /// <summary>About what was told after a first contact; the second part is the place of a question.</summary>
    public const string ContactReports = "contact_reports";

    /// <summary>About messages captured as examples.</summary>
    public const string Captured = "captured";

    /// <summary>About what flags asked the owners of the data.</summary>
    public const string DataIssues = "data_issues";

    /// <summary>About the cases of the last weekly reviews.</summary>
    public const string Reviewed = "reviewed";

    /// <summary>About what the records tell of the proof of some behaviours.</summary>
    public const string Authority = "authority";

    /// <summary>Leads that came back as not theirs.</summary>
    public const string Returned = "owner_rules";

    /// <summary>The last part of the id of a figure about some outcome.</summary>
    public const string AnyOutcome = "known";

    /// <summary>The last part of the id of a figure about hot leads alone.</summary>
    public const string Hot = "hot";

    /// <summary>All flagged alerts.</summary>
    public const string All = "all";

    /// <summary>Flags one by one: an alert may have several.</summary>
    public const string Clicks = "clicks";

    /// <summary>Those of them that came after the alert was over.</summary>
    public const string Late = "late";

    /// <summary>Flagged alerts that reviewers confirmed.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Flagged alerts that nobody reviewed.</summary>
    public const string Unreviewed = "unreviewed";

    /// <summary>The lowest the bad-score rate can be.</summary>
    public const string Floor = "floor";

    /// <summary>The highest it can be.</summary>
    public const string Ceiling = "ceiling";

    /// <summary>Labelled as a bad score, of those that have a label.</summary>
    public const string BadScores = "bad_scores";

    /// <summary>Drawn for review, without a label.</summary>
    public const string Waiting = "waiting";

    /// <summary>Reviewed leads just below the lowest band.</summary>
    public const string BelowThreshold = "below_threshold";

    /// <summary>Reviewed leads that people reported as missed.</summary>
    public const string Reported = "reported";

    /// <summary>Given back as not theirs, of those that had an owner.</summary>
    public const string NotMine = "not_mine";

    /// <summary>First touches that were missed, or would have been, of those made or due.</summary>
    public const string FirstTouch = "first_touch_missed";

    /// <summary>Accepted, of those whose time was over.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>Ends the words of figures about the period before.</summary>
    public const string OfWeekBefore = " · the week before";

    /// <summary>Those that count anything, or are a share of anything.</summary>
    public static IReadOnlyList<Figure> Of(DigestNumbers numbers) =>
        [
            .. CohortFigures.OfPeriod(numbers).Under("Alerts"),
            .. WorkFigures.AfterContact(numbers).Under("After first contact"),
            .. CohortFigures.OfPeriodBefore(numbers).Under("The week before"),
            .. FlagFigures.Of(numbers).Under("Flags, misses, data"),
            .. ReviewFigures.Found(numbers.Reviewed).Under("What reviewers found"),
            .. WorkFigures.Stopped(numbers).Under("Held, suppressed and the rest"),
            .. WorkFigures.Load(numbers).Under("Leads of each rep"),
            .. ReviewFigures.Proofs(numbers.Authority).Concat(ReviewFigures.Owners(numbers.OwnerRules)).Under("Proofs"),
            .. MetricFigures.Of(numbers.Metrics),
        ];

    /// <summary>The one of that id; null when the report has none.</summary>
    public static Figure? Find(DigestNumbers numbers, string id) => Of(numbers).FirstOrDefault(figure => figure.Id == id);
}
