namespace HandoffBot.Store.Retention;

/// <summary>
/// What is due, each found in an index that holds only what is not emptied yet, or is ordered by the age that counts: a run
/// costs what is due, however much is stored. Conditions are spelled as the indexes spell them. <c>{0}</c> is the cutoff and
/// <c>{1}</c> the most rows of a batch. Of what is looked up <c>{2}</c> is how far the batch before had come, for PostgreSQL would read
/// past all that it emptied, which stays in the index until a vacuum; <c>{3}</c> is the agreement. Of what is deleted <c>{2}</c> is the
/// agreement.
/// </summary>
internal static class RetentionSql
{
    public const string DecisionsDue = """
        SELECT event_id AS Key, decided_at AS At FROM decisions
        WHERE has_personal_data AND agreement = {3} AND decided_at >= {2} AND decided_at < {0}
        ORDER BY decided_at LIMIT {1}
        """;

    public const string UnassignedDecisionsDue = """
        SELECT event_id AS Key, decided_at AS At FROM decisions
        WHERE has_personal_data AND agreement IS NULL AND decided_at >= {2} AND decided_at < {0}
        ORDER BY decided_at LIMIT {1}
        """;

    public const string AlertsDue = """
        SELECT id AS Key, opened_at AS At FROM alerts
        WHERE has_personal_data AND state NOT IN ('Open', 'Claimed') AND agreement = {3} AND opened_at >= {2} AND opened_at < {0}
        ORDER BY opened_at LIMIT {1}
        """;

    public const string FlagsDue = """
        SELECT alert_id AS Key, at AS At FROM flags WHERE has_personal_data AND agreement = {3} AND at >= {2} AND at < {0}
        ORDER BY at LIMIT {1}
        """;

    public const string OutcomesDue = """
        SELECT id AS Key, known_at AS At FROM outcomes WHERE has_personal_data AND known_at >= {2} AND known_at < {0}
        ORDER BY known_at LIMIT {1}
        """;

    public const string PastFeedbackDue = """
        SELECT id AS Key, known_at AS At FROM past_feedback WHERE has_personal_data AND known_at >= {2} AND known_at < {0}
        ORDER BY known_at LIMIT {1}
        """;

    public const string ReviewCasesDue = """
        SELECT id AS Key, drawn_at AS At FROM review_cases
        WHERE has_personal_data AND agreement = {3} AND drawn_at >= {2} AND drawn_at < {0}
        ORDER BY drawn_at LIMIT {1}
        """;

    public const string LabelsDue = """
        SELECT subject AS Key, at AS At FROM labels WHERE has_personal_data AND agreement = {3} AND at >= {2} AND at < {0}
        ORDER BY at LIMIT {1}
        """;

    public const string AccountsDue = """
        SELECT key AS Key, last_decided_at AS At FROM accounts
        WHERE lead IS NOT NULL AND last_decided_at >= {2} AND last_decided_at < {0}
        ORDER BY last_decided_at LIMIT {1}
        """;

    // An account that is heard of keeps its lead, and not for ever everyone who was ever seen there.
    public const string OtherContactsDue = """
        SELECT key AS Key, oldest_other_seen_at AS At FROM accounts
        WHERE oldest_other_seen_at >= {2} AND oldest_other_seen_at < {0}
        ORDER BY oldest_other_seen_at LIMIT {1}
        """;

    public const string DeleteHolds =
        "DELETE FROM holds WHERE event_id IN (SELECT event_id FROM holds WHERE agreement = {2} AND decided_at < {0} ORDER BY decided_at "
            + "LIMIT {1})";

    public const string DeleteUnassignedHolds =
        "DELETE FROM holds WHERE event_id IN (SELECT event_id FROM holds WHERE agreement IS NULL AND decided_at < {0} ORDER BY "
            + "decided_at LIMIT {1})";

    public const string DeleteDataIssues =
        "DELETE FROM data_issues WHERE alert_id IN (SELECT alert_id FROM data_issues WHERE agreement = {2} AND opened_at < {0} ORDER BY "
            + "opened_at LIMIT {1}) AND opened_at < {0}";

    public const string DeletePeople =
        "DELETE FROM people WHERE person IN (SELECT person FROM people WHERE looked_up_at < {0} ORDER BY looked_up_at LIMIT {1})";

    public const string DeleteAbsences =
        "DELETE FROM absences WHERE user_id IN (SELECT user_id FROM absences WHERE until < {0} ORDER BY until LIMIT {1})";

    public const string DeleteDoNotDisturb =
        "DELETE FROM do_not_disturb WHERE user_id IN (SELECT user_id FROM do_not_disturb WHERE asked_at < {0} ORDER BY asked_at LIMIT {1})";

    public const string DeleteSlackRequests =
        "DELETE FROM slack_inbox WHERE seq IN (SELECT seq FROM slack_inbox WHERE done AND received_at < {0} ORDER BY received_at LIMIT "
            + "{1})";

    public const string DeleteRefusals =
        "DELETE FROM refusals WHERE seq IN (SELECT seq FROM refusals WHERE last_at < {0} ORDER BY last_at LIMIT {1})";
}
