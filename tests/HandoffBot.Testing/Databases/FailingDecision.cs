using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Testing.Databases;

/// <summary>Makes the database refuse to store the decision on one event, as it does when a transaction takes too long.</summary>
public static class FailingDecision
{
    /// <summary>Every decision on this event fails as a transaction does that the server ended for idling.</summary>
    public static Task Of(TestDatabase test, string eventId) =>
        OnPostgres(test)
            ? Trigger(test, eventId, "RAISE EXCEPTION 'terminating connection due to idle-in-transaction timeout' USING ERRCODE = '25P03';")
            : Run(
                test,
                $"""
                CREATE TRIGGER guilty BEFORE INSERT ON decisions WHEN NEW.event_id = '{eventId}' AND NEW.rule <> 'fault'
                BEGIN SELECT RAISE(ABORT, 'too slow'); END
                """
            );

    /// <summary>On PostgreSQL: every decision on this event hangs until its statement is cancelled.</summary>
    public static Task Hangs(TestDatabase test, string eventId) => Trigger(test, eventId, "PERFORM pg_sleep(600);");

    private static async Task Trigger(TestDatabase test, string eventId, string what)
    {
        await Run(
            test,
            $"""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.event_id = '{eventId}' AND NEW.rule <> 'fault' THEN {what} END IF;
                RETURN NEW;
            END $$
            """
        );
        await Run(test, "CREATE TRIGGER guilty BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION fail()");
    }

    private static bool OnPostgres(TestDatabase test) => !test.ConnectionString.StartsWith("Data Source", StringComparison.Ordinal);

    private static Task Run(TestDatabase test, string sql) =>
        test.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(sql, [], cancel), default);
}
