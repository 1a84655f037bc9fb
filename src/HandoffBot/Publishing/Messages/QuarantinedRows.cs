using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>
/// Tells the owner of routing of rows that cannot be read or worked and were set aside, so that they stand in nobody's way:
/// once for each row, ten a day at most. What is beyond is in the log and counted.
/// </summary>
public sealed class QuarantinedRows(AgreementRegistry agreements, HandoffMetrics metrics)
{
    /// <summary>What the notices' keys begin with.</summary>
    public const string Prefix = "set-aside:";

    /// <summary>How long one counts for those who ask after our health.</summary>
    public static readonly Duration Remembered = Duration.FromDays(7);

    private const int MostADay = 10;

    /// <summary>Sets a row aside in a write of its own, with its notice, and counts it. Whether this instance did.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="kind">What it is: alert or proposal.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="write">Sets it aside; the agreement it is about, or null where another instance was first.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<bool> SetAside(
        IDatabase database,
        string kind,
        string id,
        Exception fault,
        Func<HandoffDb, string, CancellationToken, Task<string?>> write,
        Instant now,
        CancellationToken cancel
    )
    {
        var isOurs = await database.Write(
            async (db, token) =>
            {
                if (await write(db, id, token) is not { } agreement)
                {
                    return false;
                }

                await Tell(db, kind, id, agreement, fault.GetBaseException().Message, now, token);
                return true;
            },
            cancel
        );
        if (isOurs)
        {
            Count(kind);
        }

        return isOurs;
    }

    /// <summary>Wants the notice, as part of the write that sets the row aside.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="kind">What it is: event, alert, message, proposal or slack_request.</param>
    /// <param name="id">Its id.</param>
    /// <param name="agreement">Id of the agreement it is about; null when that is not known.</param>
    /// <param name="why">What is wrong with it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task Tell(HandoffDb db, string kind, string id, string? agreement, string why, Instant now, CancellationToken cancel)
    {
        var since = now - Duration.FromDays(1);
        var today = await MessageInspection.CountSince(db, Outbox.NoticeKind, Prefix, since, cancel);
        if (today >= MostADay)
        {
            return;
        }

        var notice = new NoticeContent
        {
            Title = $"Something stored could not be read or worked and was set aside ({Words(kind)})",
            Lines = NoticeContent.Said([
                $"{Words(kind)} {id}: {why}",
                $"Everything else goes on. Nothing more happens with this one by itself: whoever runs HandoffBot finds it in the log.",
            ]),
        };
        await Outbox.WantNotice(
            db,
            $"{Prefix}{kind}:{id}",
            agreements.Of(agreement).Owners.RoutingSla,
            agreement,
            notice.ToJson(),
            now,
            cancel
        );
    }

    /// <summary>Counts one, once it is committed.</summary>
    public void Count(string kind) => metrics.SetAside(kind);

    /// <summary>How many were told of lately.</summary>
    public static Task<int> Lately(HandoffDb db, Instant now, CancellationToken cancel) =>
        MessageInspection.CountSince(db, Outbox.NoticeKind, Prefix, now - Remembered, cancel);

    private static string Words(string kind) => kind.Replace('_', ' ');
}
