using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Review.Sessions;

/// <summary>What a click made of a session.</summary>
/// <param name="Session">Afterwards; the same instance when nothing changed.</param>
/// <param name="Reply">What the person is told.</param>
public sealed record SessionChange(HandoffSession Session, Phrase Reply);

/// <summary>How a session goes on. Of two people who click at once, the second one meets what the first one did.</summary>
public static class SessionRules
{
    /// <summary>An unfinished session is over after so long: nobody comes back to it.</summary>
    public static Duration Longest { get; } = Duration.FromHours(12);

    /// <summary>Goes on to the next step, once what came out of this one is recorded.</summary>
    /// <param name="session">As it stands.</param>
    /// <param name="from">The step that the person saw.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="now">The moment.</param>
    public static SessionChange Next(HandoffSession session, SessionStep from, string by, Instant now) =>
        session switch
        {
            { Verdict: not null } => Over(session, now),
            // Of a message from before a backup was put back.
            _ when from > session.Step => new(
                session,
                $"Step {Number(from)} has not begun: the session is at step {Number(session.Step)}. Nothing was changed."
            ),
            _ when session.Step != from => new(
                session,
                $"{new PersonReference(session.SteppedBy)} went on to step {Number(session.Step)} "
                    + $"{DurationText.Of(now - session.StepBegan)} ago. Nothing was changed."
            ),
            _ when session.Output(from) is null => new(
                session,
                $"Record first what came out of step {Number(from)}: {SessionSteps.Output(from)}. *Record the output* opens the window."
            ),
            _ when SessionSteps.After(from) is { } next => new(
                session with
                {
                    Step = next,
                    StepBegan = now,
                    SteppedBy = by,
                },
                $"Step {Number(next)}: {SessionSteps.Title(next)}, {Text(SessionSteps.Minutes(next))} minutes."
            ),
            _ => new(session, $"That was the last step. *Verdict* ends the session."),
        };

    /// <summary>Records what came out of a step, in place of what was recorded before.</summary>
    /// <param name="session">As it stands.</param>
    /// <param name="step">A step that has begun.</param>
    /// <param name="text">What.</param>
    /// <param name="by">Slack user id.</param>
    /// <param name="now">The moment.</param>
    public static SessionChange Record(HandoffSession session, SessionStep step, string text, string by, Instant now) =>
        session.Verdict is not null ? Over(session, now)
        : step > session.Step ? new(session, $"Step {Number(step)} has not begun. Nothing was recorded.")
        : string.IsNullOrWhiteSpace(text) ? new(session, $"Nothing was written, so nothing was recorded.")
        : new(
            session with
            {
                Outputs =
                [
                    .. session
                        .Outputs.Where(output => output.Step != step)
                        .Append(new SessionOutput(step, text.Trim(), by, now))
                        .OrderBy(output => output.Step),
                ],
            },
            $"Recorded for step {Number(step)}. Everybody sees it in the thread."
        );

    /// <summary>Ends the session, once all five outputs are recorded.</summary>
    /// <param name="session">As it stands.</param>
    /// <param name="verdict">With exactly one of what it can be used for and what has to be fixed first.</param>
    /// <param name="now">The moment.</param>
    public static SessionChange Decide(HandoffSession session, SessionVerdict verdict, Instant now)
    {
        if (session.Verdict is not null)
        {
            return Over(session, now);
        }

        var missing = Enum.GetValues<SessionStep>().Where(step => session.Output(step) is null).ToList();
        return missing.Count > 0
            ? new(session, $"Record first what came out of step {string.Join(", ", missing.Select(Number))}. Nothing was decided.")
            : verdict.UseNow is null == verdict.FixFirst is null
                ? new(session, $"Choose what the score can be used for now, or what has to be fixed first. Nothing was decided.")
            : new(session with { Verdict = verdict }, $"The session is over. Its summary is posted in the channel.");
    }

    private static SessionChange Over(HandoffSession session, Instant now) =>
        new(
            session,
            $"This session is over: {new PersonReference(session.Verdict?.By)} recorded the verdict "
                + $"{DurationText.Of(now - (session.Verdict?.At ?? now))} ago. Nothing was changed."
        );

    private static string Number(SessionStep step) => Text(SessionSteps.Number(step));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
