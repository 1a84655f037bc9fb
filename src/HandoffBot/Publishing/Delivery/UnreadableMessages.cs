using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>Finds messages waiting to be sent whose rows cannot be read, after a cycle that failed, and gives them up.</summary>
public sealed partial class UnreadableMessages(IDatabase database, QuarantinedRows setAside, ILogger<UnreadableMessages> log)
{
    /// <summary>Gives them up and tells the owner of routing, once for each. Whether there were any.</summary>
    public async Task<bool> SetAside(Instant now, CancellationToken cancel)
    {
        var found = false;
        foreach (var id in await database.Read(MessageInspection.Open, cancel))
        {
            try
            {
                await database.Read((db, token) => MessageInspection.TryRead(db, id, token), cancel);
            }
            catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
            {
                var why = fault.GetBaseException().Message;
                await database.Write(
                    async (db, token) =>
                    {
                        var message = await MessageInspection.GiveUp(db, id, why, token);
                        await setAside.Tell(db, "message", $"{id} about {message.Subject}", message.Agreement, why, now, token);
                        return true;
                    },
                    cancel
                );
                GivenUp(fault, id);
                setAside.Count("message");
                found = true;
            }
        }

        return found;
    }

    [LoggerMessage(EventId = 1208, Level = LogLevel.Error, Message = "Message {Id} cannot be read and was given up")]
    private partial void GivenUp(Exception fault, string id);
}
