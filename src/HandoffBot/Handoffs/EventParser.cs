using System.Text;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Reads stored rows.</summary>
internal static class EventParser
{
    /// <summary>A score event that was taken in once, from its text; null where it cannot be read any more.</summary>
    public static ScoreEvent? Scored(string body, string id, Instant now) =>
        EventReader.Read(Encoding.UTF8.GetBytes(body), id, now).Event;

    /// <summary>
    /// The event, the report of fields or the outcome in a row, or what is wrong with it. Read against the moment of receipt: what was
    /// not in the future then is not refused for it now.
    /// </summary>
    public static ParsedEvent Read(InboxRow row)
    {
        try
        {
            var body = Encoding.UTF8.GetBytes(row.Body);
            if (OutcomeKey.IdOf(row.EventId) is { } outcome)
            {
                var told = OutcomeReader.Read(body, outcome, row.ReceivedAt);
                return new(row, new(null, told.Faults)) { Outcome = told.Report };
            }

            if (FieldReportKey.IdOf(row.EventId) is not { } id)
            {
                return new(row, EventReader.Read(body, row.EventId, row.ReceivedAt));
            }

            var reading = FieldReportReader.Read(body, id, row.ReceivedAt);
            return new(row, new(null, reading.Faults), reading.Report);
        }
        catch (Exception fault)
        {
            // A fault of ours with this one event.
            return new(row, new(null, [new("", $"{fault.GetType().Name}: {fault.Message}")]));
        }
    }
}
