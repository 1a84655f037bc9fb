using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace HandoffBot.Bench.Campaign;

/// <summary>A well-behaved sender: repeats an event with the same id until it is told 202.</summary>
public sealed class EventSender(EventGenerator generator, Func<Uri> host, TimeProvider time)
{
    public const string Key = "campaign-key-0123456789";

    private readonly Lock _gate = new();

    public ConcurrentDictionary<string, GeneratedEvent> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers seen, by status; 0 counts requests that got no answer.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = new();

    /// <summary>Whether a host's clock may be wrong, so that it takes an event for one of the future; it is sent again.</summary>
    public bool AreClocksWrong { get; init; }

    public async Task Run(HttpClient http, int perSecond, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            GeneratedEvent next;
            lock (_gate)
            {
                next = generator.Next(time.GetUtcNow());
            }

            await Deliver(http, next);
            await Task.Delay(TimeSpan.FromSeconds(1.0 / perSecond), CancellationToken.None);
        }
    }

    /// <summary>Sends events once more that it was told 202 for.</summary>
    public async Task SendAgain(HttpClient http, IReadOnlyList<GeneratedEvent> events)
    {
        foreach (var score in events)
        {
            await Deliver(http, score);
        }
    }

    /// <summary>Sends a report until it is told 202.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="path">Where to.</param>
    /// <param name="id">The report's id.</param>
    /// <param name="body">The report as JSON.</param>
    public async Task Deliver(HttpClient http, string path, string id, byte[] body)
    {
        while (true)
        {
            var status = await Try(http, path, body);
            Answers.AddOrUpdate(status, 1, (_, n) => n + 1);
            if (status == (int)HttpStatusCode.Accepted)
            {
                return;
            }

            if (status is >= 400 and < 500 and not 429 && !(AreClocksWrong && status == (int)HttpStatusCode.BadRequest))
            {
                throw new InvalidOperationException($"The host refused {id} with {status}.");
            }

            await Task.Delay(20);
        }
    }

    private async Task Deliver(HttpClient http, GeneratedEvent score)
    {
        await Deliver(http, "/v1/score-events", score.Id, score.Body);
        Accepted[score.Id] = score;
    }

    private async Task<int> Try(HttpClient http, string path, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host(), path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        try
        {
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or SocketException or IOException)
        {
            return 0;
        }
    }
}
