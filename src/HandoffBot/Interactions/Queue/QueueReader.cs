using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Interactions.Queue;

/// <summary>How much of a queue is read.</summary>
internal sealed record QueueLimits(int Mine, int Snoozed, int Teams);

/// <summary>
/// Reads what a person has to work with: what they claimed, and what they own and nobody has claimed; hottest band first, then
/// what expires soonest; after all of it, in the same order, what somebody flagged as a bad score.
/// </summary>
internal sealed class QueueReader(
    IDatabase database,
    AgreementRegistry agreements,
    TeamRoles roles,
    MessageLinks links,
    TimeProvider time
)
{
    /// <summary>Held leads are counted up to this, and those that wait for opening.</summary>
    public const int MostCounted = 1000;

    private const int MostListed = 3;
    private const int MostFlags = 200;
    private const int MostFlagsShown = 3;
    private static readonly Duration FlagsSince = Duration.FromDays(30);

    /// <summary>Reads it.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="channelId">Where they ask; null where that is no channel.</param>
    /// <param name="only">The one agreement meant; null for all.</param>
    /// <param name="limits">How much of it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PersonalQueue> Read(
        string userId,
        string? channelId,
        HandoffAgreement? only,
        QueueLimits limits,
        CancellationToken cancel
    )
    {
        var teams = (await roles.Of(userId, channelId, cancel)).Where(one => only is null || one.Id == only.Id).ToList();
        var now = time.Now();
        var rows = await database.Read(
            (db, token) => Rows(db, userId, only, [.. teams.Take(limits.Teams)], limits, now, token),
            cancel
        );
        var entries = new Dictionary<string, QueueEntry>(StringComparer.Ordinal);
        foreach (var row in rows.Alerts)
        {
            entries[row.Id] = await Entry(row, rows.Cards, cancel);
        }

        IReadOnlyList<QueueEntry> Shown(IEnumerable<string> ids) => [.. ids.Select(entries.GetValueOrDefault).OfType<QueueEntry>()];
        return new(
            Shown(rows.Mine),
            rows.Total,
            rows.IsCut,
            rows.ByScore,
            Shown(rows.Snoozed),
            rows.SnoozedTotal,
            [
                .. teams
                    .Take(limits.Teams)
                    .Zip(
                        rows.Teams,
                        (of, read) =>
                            new TeamQueue(
                                Name(of.Id),
                                read.Load,
                                read.IsCut,
                                read.Held,
                                read.Waiting,
                                Shown(read.Overdue),
                                Shown(read.InReview)
                            )
                    ),
            ],
            Math.Max(0, teams.Count - limits.Teams),
            Flags(rows.Flags, entries),
            rows.Unreadable
        );
    }

    /// <summary>What an open home tab shows: whose alerts, and which agreements'.</summary>
    /// <param name="userId">Slack user id.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<string>> WatchedKeys(string userId, CancellationToken cancel)
    {
        var teams = await roles.Of(userId, null, cancel);
        var keys = await database.Read((db, token) => QueueRows.KeysOf(db, userId, token), cancel);
        return [.. keys, .. teams.Select(team => HomeTabSubscriptions.AgreementKey(team.Id))];
    }

    private async Task<StoredQueue> Rows(
        HandoffDb db,
        string userId,
        HandoffAgreement? only,
        IReadOnlyList<HandoffAgreement> teams,
        QueueLimits limits,
        Instant now,
        CancellationToken cancel
    )
    {
        var keys = await QueueRows.KeysOf(db, userId, cancel);
        var held = await QueueRows.HeldBy(db, keys, now, cancel);
        var isCut = held.Count > QueueRows.MostOfOne;
        var meant = held.Take(QueueRows.MostOfOne).Where(row => only is null || row.Agreement == only.Id).ToList();
        var byScore = meant
            .Select(row => row.Agreement)
            .Distinct(StringComparer.Ordinal)
            .All(id => agreements.Of(id).Authority.GetValueOrDefault(Behaviour.Queue) == AuthorityLevel.UseNow);
        var mine = QueueOrder.Of(meant.Where(row => row.SnoozedUntil is null), byScore, agreements.Of);
        var snoozed = meant.Where(row => row.SnoozedUntil is not null).OrderBy(row => row.SnoozedUntil).ToList();
        var read = new List<StoredTeam>();
        foreach (var team in teams)
        {
            var load = await QueueRows.Load(db, team.Id, now, cancel);
            read.Add(
                new(
                    [.. load.OrderByDescending(one => one.Live).ThenBy(one => one.Holder, StringComparer.Ordinal)],
                    load.Sum(one => one.Live) >= QueueRows.MostOfTeam,
                    await QueueRows.Held(db, team.Id, MostCounted, cancel),
                    await QueueRows.Waiting(db, team.Id, MostCounted, cancel),
                    await QueueRows.Overdue(db, team.Id, now, MostListed, cancel),
                    await QueueRows.InReview(db, team.Id, now, MostListed, cancel)
                )
            );
        }

        var flags = await QueueRows.FlagsBy(db, userId, now - FlagsSince, MostFlags, cancel);
        var firstMine = mine.Take(limits.Mine).Select(row => row.Id).ToList();
        var firstSnoozed = snoozed.Take(limits.Snoozed).Select(row => row.Id).ToList();
        string[] ids =
        [
            .. firstMine
                .Concat(firstSnoozed)
                .Concat(read.SelectMany(team => team.Overdue.Concat(team.InReview)))
                .Concat(NewestFlags(flags))
                .Distinct(),
        ];
        var (alerts, unreadable) = await QueueRows.Alerts(db, ids, cancel);
        var cards = await QueueRows.Cards(db, Outbox.AlertKind, ids, cancel);
        return new(
            [.. alerts.Values],
            cards,
            firstMine,
            mine.Count,
            isCut,
            byScore,
            firstSnoozed,
            snoozed.Count,
            read,
            flags,
            unreadable
        );
    }

    private static IEnumerable<string> NewestFlags(IEnumerable<OwnFlagRow> flags) =>
        flags.Where(flag => !flag.IsUndone).Take(MostFlagsShown).Select(flag => flag.AlertId);

    private static OwnFlags Flags(IReadOnlyList<OwnFlagRow> flags, Dictionary<string, QueueEntry> entries)
    {
        var standing = flags.Where(flag => !flag.IsUndone).ToList();
        return new(
            standing.Count,
            flags.Count - standing.Count,
            [
                .. standing
                    .Take(MostFlagsShown)
                    .Select(flag => new OwnFlagEntry(
                        entries.GetValueOrDefault(flag.AlertId)?.Alert.Lead.Account.Name,
                        flag.Reason,
                        flag.At,
                        entries.GetValueOrDefault(flag.AlertId) is { } entry ? DataIssueStatus.OrAsked(entry.Alert, flag.Reason) : null
                    )),
            ]
        );
    }

    private async Task<QueueEntry> Entry(
        AlertRow row,
        IReadOnlyDictionary<string, (string Channel, string Ts)> cards,
        CancellationToken cancel
    )
    {
        var isPosted = cards.TryGetValue(row.Id, out var card);
        var isRetired = agreements.InForce.All(one => one.Id != row.Agreement);
        return new(
            row,
            agreements.Of(row.Agreement),
            agreements.IsSeveral || isRetired ? Name(row.Agreement) + (isRetired ? $" (retired)" : Markup.Empty) : null,
            isPosted,
            isPosted ? await links.To(card.Channel, card.Ts, cancel) : null
        );
    }

    private static Markup Name(string agreement) => DisplayText.Code(agreement, 160);

    private sealed record StoredTeam(
        IReadOnlyList<HolderLoad> Load,
        bool IsCut,
        int Held,
        int Waiting,
        IReadOnlyList<string> Overdue,
        IReadOnlyList<string> InReview
    );

    private sealed record StoredQueue(
        IReadOnlyList<AlertRow> Alerts,
        IReadOnlyDictionary<string, (string Channel, string Ts)> Cards,
        IReadOnlyList<string> Mine,
        int Total,
        bool IsCut,
        bool ByScore,
        IReadOnlyList<string> Snoozed,
        int SnoozedTotal,
        IReadOnlyList<StoredTeam> Teams,
        IReadOnlyList<OwnFlagRow> Flags,
        int Unreadable
    );
}
