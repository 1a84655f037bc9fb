using System.Diagnostics;
using System.Net;

namespace HandoffBot.Bench.Load;

/// <summary>As many connections as asked for, each sending its next request when the last was answered.</summary>
public static class ClosedLoop
{
    /// <param name="server">Where.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="count">Requests altogether.</param>
    /// <param name="request">The n-th request.</param>
    public static async Task<LoadResult> Run(IPEndPoint server, int connections, int count, Func<int, ReadOnlyMemory<byte>> request)
    {
        var next = -1;
        var other = 0;
        var watch = Stopwatch.StartNew();
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
                            var status = await connection.Send(request(n));
                            if (status is < 200 or > 299)
                            {
                                Interlocked.Increment(ref other);
                            }
                        }
                    })
                )
        );
        return new LoadResult(count / watch.Elapsed.TotalSeconds, other);
    }
}

/// <param name="PerSecond">Requests answered a second.</param>
/// <param name="NotSuccess">Answers that were not 2xx.</param>
public sealed record LoadResult(double PerSecond, int NotSuccess);
