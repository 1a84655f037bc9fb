using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Interactions.Queue;

/// <summary>An alert that asks for work, and where Slack shows it.</summary>
internal sealed record QueuedAlert(AlertRow Row, string? Channel, string? Ts);

/// <summary>The first of the queue, and how many there are.</summary>
/// <param name="Unreadable">How many of the first could not be read and are left out.</param>
/// <param name="ByScore">Whether the agreement lets the score order the queue; otherwise the soonest expiry alone does.</param>
internal sealed record QueuePage(IReadOnlyList<QueuedAlert> First, int Total, int Unreadable, bool ByScore);

/// <summary>
/// What is live now under one agreement and not snoozed: hottest band first, then what expires soonest; after all of it, in the
/// same order, what somebody flagged as a bad score.
/// </summary>
internal sealed class AlertQueue(IDatabase database)
{
    public Task<QueuePage> Read(HandoffAgreement agreement, int most, Instant now, CancellationToken cancel) =>
        database.Read(
            async (db, token) =>
            {
                var live = db.Alerts.Where(a =>
                    AlertStates.Live.Contains(a.State) && a.ExpiresAt > now && a.SnoozedUntil == null && a.Agreement == agreement.Id
                );
                var total = await live.CountAsync(token);
                var byScore = agreement.Authority.GetValueOrDefault(Behaviour.Queue) == AuthorityLevel.UseNow;
                var bands = agreement.Bands.OrderByDescending(b => b.From).Select(b => b.Name).ToList();
                // Bands an older version of the agreement had come last.
                List<IQueryable<AlertRow>> groups = byScore
                    ? [.. bands.Select(band => live.Where(a => a.Band == band)), live.Where(a => !bands.Contains(a.Band))]
                    : [live];
                var unflagged = groups.Select(group => group.Where(a => !a.Flagged));
                var flagged = groups.Select(group => group.Where(a => a.Flagged));
                var readable = new ReadableRows();
                var first = new List<AlertRow>();
                foreach (var group in unflagged.Concat(flagged))
                {
                    var left = most - first.Count - readable.Unreadable;
                    if (left > 0)
                    {
                        first.AddRange(await readable.Of(group.OrderBy(a => a.ExpiresAt).Take(left), a => a.Id, token));
                    }
                }

                var ids = first.Select(a => a.Id).ToList();
                var messages = await db
                    .Messages.Where(m => m.Kind == Outbox.AlertKind && ids.Contains(m.Subject))
                    .ToDictionaryAsync(m => m.Subject, token);
                return new QueuePage(
                    [
                        .. first.Select(a =>
                            messages.GetValueOrDefault(a.Id) is { } m
                                ? new QueuedAlert(a, m.PostedChannel ?? m.Channel, m.Ts)
                                : new QueuedAlert(a, null, null)
                        ),
                    ],
                    total,
                    readable.Unreadable,
                    byScore
                );
            },
            cancel
        );
}
