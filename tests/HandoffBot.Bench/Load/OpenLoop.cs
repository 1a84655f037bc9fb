using System.Diagnostics;
using System.Net;

namespace HandoffBot.Bench.Load;

/// <summary>Sends at a fixed rate, whatever the answers take: what is late for one does not spare the next.</summary>
public static class OpenLoop
{
    /// <param name="server">Where.</param>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="count">Requests altogether.</param>
    /// <param name="request">The n-th request, made the moment before it is sent.</param>
    /// <param name="answered">Hears of each answer: its number, status and how long it took.</param>
    public static async Task Run(
        IPEndPoint server,
        double perSecond,
        int count,
        Func<int, ReadOnlyMemory<byte>> request,
        Action<int, int, TimeSpan> answered
    )
    {
        const int connections = 32;
        var begin = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = new RawConnection(server);
                        await connection.Connect();
                        for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
                        {
                            var due = TimeSpan.FromSeconds(n / perSecond) - Stopwatch.GetElapsedTime(begin);
                            if (due > TimeSpan.Zero)
                            {
                                await Task.Delay(due);
                            }

                            var bytes = request(n);
                            var sent = Stopwatch.GetTimestamp();
                            var status = await connection.Send(bytes);
                            answered(n, status, Stopwatch.GetElapsedTime(sent));
                        }
                    })
                )
        );
    }
}
