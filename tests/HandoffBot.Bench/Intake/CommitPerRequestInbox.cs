using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Bench.Intake;

/// <summary>The simple way: read the event, add a row, save, answer.</summary>
public static class CommitPerRequestInbox
{
    public static async Task<IResult> Take(HttpContext http, IDatabase database, TimeProvider time)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var read = EventReader.Read(body.ToArray(), null, time.Now());
        if (read.Event is not { } score)
        {
            return Results.BadRequest();
        }

        await database.Write(
            async (db, cancel) =>
            {
                db.Inbox.Add(
                    new InboxRow
                    {
                        EventId = score.Id,
                        Sender = "bench",
                        ReceivedAt = time.Now(),
                        Body = System.Text.Encoding.UTF8.GetString(body.ToArray()),
                    }
                );
                return await db.SaveChangesAsync(cancel);
            },
            http.RequestAborted
        );
        return Results.StatusCode(202);
    }
}
