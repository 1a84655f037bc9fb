namespace HandoffBot.Store.Rows;

/// <summary>What is old enough to be emptied or deleted, in SQL. The first value is where to go on, or the cutoff of a deletion.</summary>
internal static class RetentionStatements
{
    public const string OldDecisions =
        "SELECT event_id AS Key, decided_at AS At FROM decisions WHERE decided_at >= {0} AND decided_at < {1} AND trace <> '[]' ORDER BY decided_at LIMIT {2}";

    public const string OldFlags = """
        SELECT DISTINCT alert_id AS Key, at AS At FROM flags
        WHERE at >= {0} AND at < {1} AND (evidence <> '{{}}' OR note IS NOT NULL) ORDER BY at LIMIT {2}
        """;

    // Inside a JSON text a quote is written otherwise, so nothing a person wrote looks like one of these names.
    public const string OldAlerts = """
        SELECT id AS Key, opened_at AS At FROM alerts
        WHERE opened_at >= {0} AND opened_at < {1} AND state NOT IN ('Open', 'Claimed')
            AND (alert NOT LIKE '%"contact":{{}}%' OR alert NOT LIKE '%"answers":[]%' OR alert NOT LIKE '%"engagement":[]%'
                OR alert LIKE '%"note":%' OR alert LIKE '%"withdrawn_because":%')
        ORDER BY opened_at LIMIT {2}
        """;

    // Every event leaves a decision, also one that the account's own columns do not tell of.
    public const string Unheard =
        "lead IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.account_key = accounts.key AND d.decided_at >= {1})";

    public const string OldAccounts =
        $"SELECT key AS Key, CAST(0 AS bigint) AS At FROM accounts WHERE key > {{0}} AND {Unheard} ORDER BY key LIMIT {{2}}";

    // An account that is heard of keeps its lead, and not for ever everyone who was ever seen there.
    public const string OldOthers =
        "SELECT key AS Key, others_since AS At FROM accounts WHERE others_since >= {0} AND others_since < {1} ORDER BY others_since LIMIT {2}";

    public const string DeleteHolds =
        "DELETE FROM holds WHERE event_id IN (SELECT event_id FROM holds WHERE decided_at < {0} ORDER BY decided_at LIMIT {1})";

    public const string DeleteHoldsOf =
        "DELETE FROM holds WHERE event_id IN (SELECT event_id FROM holds WHERE agreement = {2} AND decided_at < {0} ORDER BY decided_at LIMIT {1})";

    public const string OfAlert = "EXISTS (SELECT 1 FROM alerts WHERE alerts.id = alert_id AND alerts.agreement = {3})";

    public const string DeletePeople = "DELETE FROM people WHERE person IN (SELECT person FROM people WHERE looked_up_at < {0} LIMIT {1})";

    public const string DeleteSlackRequests =
        "DELETE FROM slack_inbox WHERE seq IN (SELECT seq FROM slack_inbox WHERE done AND received_at < {0} ORDER BY seq LIMIT {1})";

    public const string DeleteRefusals =
        "DELETE FROM refusals WHERE seq IN (SELECT seq FROM refusals WHERE last_at < {0} ORDER BY last_at LIMIT {1})";
}
