using System.Text;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>Some of the past, in the order in which it happened.</summary>
/// <param name="Events">Those that can be decided.</param>
/// <param name="Emptied">How many hold nothing any more, for their personal data expired.</param>
/// <param name="Unreadable">How many cannot be read by this release.</param>
/// <param name="End">From when on the rest happened.</param>
internal sealed record EventPage(IReadOnlyList<HistoricalEvent> Events, int Emptied, int Unreadable, Instant End);

/// <summary>Reads the stored past a page at a time.</summary>
internal sealed class EventPageReader(IDatabase database)
{
    private const int EventsOfPage = 4000;

    // The past is whatever was stored: no event is refused for lying ahead of this machine's clock.
    private static readonly Instant EndOfTime = Instant.FromUtc(9999, 1, 1, 0, 0);

    public Task<EventPage> Read(Interval during, CancellationToken cancel) =>
        database.Read((db, stop) => Read(db, during, stop), cancel);

    private static async Task<EventPage> Read(HandoffDb db, Interval during, CancellationToken cancel)
    {
        var (stored, end) = await StoredEvents.Page(db, during, EventsOfPage, cancel);
        string[] alerts = [.. stored.Select(one => one.AlertId).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] ids = [.. stored.Select(one => one.Id)];
        var contacts = await EventReactions.FirstContacts(db, alerts, cancel);
        var labels = await Labels(db, alerts, ids, cancel);
        var (events, emptied, unreadable) = (new List<HistoricalEvent>(stored.Count), 0, 0);
        foreach (var one in stored)
        {
            if (one.Body == StoredEvents.Emptied)
            {
                emptied++;
            }
            else if (Event(one) is not { } e || e.Id != one.Id)
            {
                unreadable++;
            }
            else
            {
                Instant? contacted = one.AlertId is { } alert && contacts.TryGetValue(alert, out var at) ? at : null;
                events.Add(new(e, one.AlertId, contacted, Label(labels, one)));
            }
        }

        return new(events, emptied, unreadable, end);
    }

    private static ScoreEvent? Event(StoredEvent stored) =>
        EventReader.Read(Encoding.UTF8.GetBytes(stored.Body), stored.Id, EndOfTime).Event?.As(stored.AccountKey, null);

    // A reviewer here saw the alert or the event itself; imported feedback stands where no reviewer spoke.
    private static async Task<Dictionary<string, HistoricalLabel>> Labels(
        HandoffDb db,
        string[] alerts,
        string[] ids,
        CancellationToken cancel
    )
    {
        var labels = new Dictionary<string, HistoricalLabel>(StringComparer.Ordinal);
        foreach (var (id, verdict) in await EventReactions.Feedback(db, ids, cancel))
        {
            labels[id] = new(id, Enum.Parse<LabelKind>(verdict.ToString()), false);
        }

        var events = ids.ToHashSet(StringComparer.Ordinal);
        var said = await EventReactions.Labels(db, [.. alerts, .. ids], cancel);
        foreach (var subject in said.GroupBy(label => label.Subject, label => label.Label(), StringComparer.Ordinal))
        {
            if (LabelState.Of(subject).InForce is { } label)
            {
                labels[subject.Key] = new(subject.Key, label.Kind, events.Contains(subject.Key));
            }
        }

        return labels;
    }

    private static HistoricalLabel? Label(Dictionary<string, HistoricalLabel> labels, StoredEvent stored) =>
        stored.AlertId is { } alert && labels.TryGetValue(alert, out var ofAlert) ? ofAlert
        : labels.GetValueOrDefault(stored.Id);
}
