using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using HandoffBot.Intake;
using NodaTime;

namespace HandoffBot.Feedback.Webhooks;

/// <summary>Sends one signed message, as Standard Webhooks say. Follows no redirect and reads no answer's body.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>For one try, in real time even where the clock is moved.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private const int LongestReason = 200;

    // Connections are renewed so that a receiver that moved is found.
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseDrainSize = 64 * 1024,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a message; never throws but when <paramref name="cancel"/> is cancelled.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="secret">Signs it.</param>
    /// <param name="id">Of the message; the same when it is sent again.</param>
    /// <param name="body">JSON.</param>
    /// <param name="now">The moment of the try.</param>
    /// <param name="cancel">The host stops.</param>
    public async Task<WebhookResult> Send(
        string url,
        byte[] secret,
        string id,
        byte[] body,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Deadline);
        using var request = Request(url, secret, id, body, now);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return Read(answer, now);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new WebhookResult.Failed($"It did not answer within {Deadline.TotalSeconds:0} seconds.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            var why = fault.GetBaseException().Message.TrimEnd('.');
            return new WebhookResult.Failed($"It cannot be reached: {why[..Math.Min(why.Length, LongestReason)]}.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(string url, byte[] secret, string id, byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("HandoffBot", null));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(secret, id, timestamp, body));
        return request;
    }

    private static WebhookResult Read(HttpResponseMessage answer, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => new WebhookResult.Delivered(),
            HttpStatusCode.Gone => new WebhookResult.Gone(),
            _ when status is >= 300 and < 400 => new WebhookResult.Failed(
                $"It answered {status}, and redirects are not followed: write the address it leads to."
            ),
            _ => new WebhookResult.Failed($"It answered {status}.", RetryAfter(answer.Headers.RetryAfter, now)),
        };
    }

    private static Duration? RetryAfter(RetryConditionHeaderValue? asked, DateTimeOffset now) =>
        (asked?.Delta ?? asked?.Date - now) is { } wait && wait > TimeSpan.Zero ? Duration.FromTimeSpan(wait) : null;
}
