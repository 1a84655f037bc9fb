using System.Net.Http.Headers;
using HandoffBot.Hosting;
using NodaTime;

namespace HandoffBot.Demo;

/// <summary>Sends the sample events as a sender would: over HTTP, one after the other.</summary>
internal sealed class SampleEventPlayer(DemoEnvironment stage) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = stage.HostUrl,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", DemoEnvironment.ApiKey) },
    };

    /// <summary>The opening, then the later ones round after round, until cancelled. Returns when cancelled.</summary>
    public async Task Play(CancellationToken cancellation)
    {
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            foreach (var sample in DemoSample.Opening)
            {
                await Wait(sample.After - Duration.FromTimeSpan(TimeProvider.System.GetElapsedTime(start)), cancellation);
                await Send(sample, "", cancellation);
            }

            for (var round = 1; ; round++)
            {
                foreach (var sample in DemoSample.Later)
                {
                    await Wait(sample.After, cancellation);
                    await Send(sample, $"-{round}", cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The demo ends.
        }
        finally
        {
            // A player that fails ends the demo, which then says why.
            stage.Host.Lifetime.StopApplication();
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends one, its id followed by the suffix.</summary>
    internal async Task Send(DemoSample sample, string suffix, CancellationToken cancellation)
    {
        var dated = sample.At(stage.Sandbox.Clock.Now());
        dated["id"] = $"{dated["id"]}{suffix}";
        using var answer = await _http.PostAsJsonAsync(sample.Endpoint, dated, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    // In the time of whoever watches: a clock moved by a day must not bring a day of events at once.
    private static Task Wait(Duration span, CancellationToken cancellation) =>
        Task.Delay(Duration.Max(span, Duration.Zero).ToTimeSpan(), TimeProvider.System, cancellation);
}
