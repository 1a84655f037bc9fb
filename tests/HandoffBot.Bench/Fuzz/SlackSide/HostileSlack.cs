using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>
/// Stands between the host and the sandbox, for the Web API and for Socket Mode. While it is hostile every second answer is not
/// Slack's, whether or not the call took effect, and good envelopes arrive among bad ones.
/// </summary>
public sealed class HostileSlack : IAsyncDisposable
{
    private const string Path = "/api/";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _api;
    private readonly Uri _elsewhere;
    private readonly Func<int, FuzzInput> _input;
    private int _number;
    private bool _isHostile = true;
    private long _longestTaken;

    /// <param name="api">Of the sandbox.</param>
    /// <param name="elsewhere">Where nothing may be led to.</param>
    /// <param name="input">Makes the chances of one answer or frame.</param>
    public HostileSlack(Uri api, Uri elsewhere, Func<int, FuzzInput> input)
    {
        (_api, _elsewhere, _input) = (api, elsewhere, input);
        _listener.Start();
        _ = Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{Path}");

    /// <summary>Whether it spoils what passes.</summary>
    public bool IsHostile
    {
        get => Volatile.Read(ref _isHostile);
        set => Volatile.Write(ref _isHostile, value);
    }

    /// <summary>How often each kind was used.</summary>
    public ConcurrentDictionary<string, int> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>The most bytes of an answer without an end that the host took.</summary>
    public long LongestTaken => Interlocked.Read(ref _longestTaken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await ProxiedRequest.Read(stream, _stop.Token) is { } request)
            {
                if (request.WebSocketKey is { } key)
                {
                    await new SocketRelay(_api, this).Run(stream, key, request.Target, _stop.Token);
                    return;
                }

                if (!await Answer(stream, request))
                {
                    return;
                }
            }
        }
        catch (Exception broken)
            when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException or WebSocketException
                    or HttpRequestException)
        {
            // The host hung up, as it should on much of this.
        }
    }

    /// <summary>The chances of the next thing; null while nothing is spoilt.</summary>
    internal FuzzInput? Next() => IsHostile ? _input(Interlocked.Increment(ref _number)) : null;

    // False when the connection is of no more use.
    private async Task<bool> Answer(NetworkStream stream, ProxiedRequest request)
    {
        var chance = Next();
        var spoilt = chance?.OneIn(2) == true;
        // A hostile answer may follow a call that took effect, or one that never reached Slack.
        var genuine = spoilt && chance!.OneIn(3) ? null : await Forward(request);
        if (!spoilt)
        {
            await stream.WriteAsync(genuine!.OnTheWire, _stop.Token);
            return true;
        }

        var answer = HostileAnswer.Of(genuine?.Body ?? "{\"ok\":true,\"ts\":\"x\"}"u8.ToArray(), _elsewhere, chance!);
        Used.AddOrUpdate(answer.Kind, 1, (_, count) => count + 1);
        await stream.WriteAsync(answer.Bytes, _stop.Token);
        long taken = 0;
        while (answer.Endless is { } more)
        {
            await stream.WriteAsync(more, _stop.Token);
            taken += more.Length;
            if (answer.IsKept)
            {
                InterlockedMax(ref _longestTaken, taken);
            }
        }

        if (answer.Stalls)
        {
            // Until the host hangs up.
            await stream.CopyToAsync(Stream.Null, _stop.Token);
        }

        return false;
    }

    private async Task<UpstreamResponse> Forward(ProxiedRequest request)
    {
        using var call = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_api, request.Target))
        {
            Content = new ByteArrayContent(request.Body),
        };
        foreach (var (name, value) in request.Headers)
        {
            if (!call.Headers.TryAddWithoutValidation(name, value))
            {
                call.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _http.SendAsync(call, _stop.Token);
        var body = await answer.Content.ReadAsByteArrayAsync(_stop.Token);
        // The host is to come back through here for its socket.
        var text = Encoding.UTF8.GetString(body)
            .Replace($"ws://{_api.Authority}", $"ws://{Url.Authority}", StringComparison.Ordinal);
        body = Encoding.UTF8.GetBytes(text);
        var more = string.Concat(
            answer
                .Headers.Where(h => h.Key.ToLowerInvariant() is "retry-after" or "x-oauth-scopes")
                .Select(h => $"{h.Key}: {string.Join(',', h.Value)}\r\n")
        );
        return new UpstreamResponse(body, HostileAnswer.Http($"{(int)answer.StatusCode} x", body, more: more));
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (long seen; (seen = Interlocked.Read(ref place)) < value;)
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }

    private sealed record UpstreamResponse(byte[] Body, byte[] OnTheWire);
}
