using System.Net;
using System.Net.Http.Headers;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Load;

namespace HandoffBot.Bench.Memory;

/// <summary>Sends events a thousand at a time; waits and repeats when it is told that too many wait for a decision.</summary>
public sealed class BatchSender(HttpClient http, Uri host, int count, int accounts, int channels)
{
    private const int Size = 1000;
    private const int Senders = 2;
    private int _next;
    private int _accepted;
    private int _later;

    public int Accepted => _accepted;

    /// <summary>How often it was told to come again later.</summary>
    public int Later => _later;

    public Task Send() =>
        Task.WhenAll(
            Enumerable
                .Range(0, Senders)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (
                            var first = Interlocked.Add(ref _next, Size) - Size;
                            first < count;
                            first = Interlocked.Add(ref _next, Size) - Size
                        )
                        {
                            await Deliver(first, Math.Min(Size, count - first));
                        }
                    })
                )
        );

    private async Task Deliver(int first, int size)
    {
        var body = Body(first, size);
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/v1/score-events"))
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", EventSender.Key);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                Interlocked.Add(ref _accepted, size);
                return;
            }

            if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            {
                throw new InvalidOperationException(
                    $"The host answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
                );
            }

            Interlocked.Increment(ref _later);
            await Task.Delay(200);
        }
    }

    // Neighbours in time are different accounts: a prime step through all of them.
    private byte[] Body(int first, int size)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var body = new MemoryStream();
        for (var n = first; n < first + size; n++)
        {
            body.WriteByte(n == first ? (byte)'[' : (byte)',');
            body.Write(LoadEvents.Body($"m{n}", (int)(n * 7919L % accounts), now, channels));
        }

        body.WriteByte((byte)']');
        return body.ToArray();
    }
}
