using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Campaign.Disturbances;

/// <summary>A sender with a key of its own that sends large batches as fast as it is let, all about leads that stay in nurture.</summary>
public sealed class FloodingSender(Func<Uri> host, int channels)
{
    public const string Key = "flooding-key-0123456789";
    private const int Size = 500;
    private const int Accounts = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private int _sent;

    /// <summary>Events it was told 202 for.</summary>
    public int Accepted { get; private set; }

    /// <summary>Requests without an answer, whose events may have been taken.</summary>
    public int Unanswered { get; private set; }

    public async Task Run(HttpClient http, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host(), "/v1/score-events"))
                {
                    Content = new ByteArrayContent(Batch()),
                };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
                using var answer = await http.SendAsync(request, CancellationToken.None);
                Accepted += answer.StatusCode == HttpStatusCode.Accepted ? Size : 0;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
            {
                Unanswered++;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private byte[] Batch()
    {
        var now = TimeProvider.System.GetUtcNow();
        var batch = Enumerable.Range(_sent, Size).Select(n => Event(n).Json(now)).ToList();
        _sent += Size;
        return JsonSerializer.SerializeToUtf8Bytes(batch);
    }

    private SampleEvent Event(int n) =>
        new(string.Create(CultureInfo.InvariantCulture, $"flood{n}"))
        {
            Account = string.Create(CultureInfo.InvariantCulture, $"flood{n % Accounts}"),
            Score = 20,
            Previous = null,
            Territory = string.Create(CultureInfo.InvariantCulture, $"T{n % channels}"),
        };
}
