using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Fuzz;

/// <summary>What a run came to.</summary>
/// <param name="Counts">Answers and faults.</param>
/// <param name="Errors">What the host logged as errors, and how often.</param>
/// <param name="Before">Resident bytes of the whole process (host, sandbox and this run) when a tenth was done.</param>
/// <param name="Half">When half was done.</param>
/// <param name="After">When all was done.</param>
/// <param name="Heap">Managed bytes still in use at the same three moments, and when all that was taken was worked.</param>
public sealed record FuzzResult(
    Counts Counts,
    IReadOnlyDictionary<string, int> Errors,
    long Before,
    long Half,
    long After,
    IReadOnlyList<long> Heap
)
{
    public const long MostGrowth = 96L * 1024 * 1024;
    public const long MostResident = 768L * 1024 * 1024;

    public bool Sound => Counts.Wrong == 0;
}

/// <summary>Sends the host so many hostile requests, and then looks whether it still does its work.</summary>
public static class FuzzRun
{
    private const int Workers = 8;
    private const int Channels = 4;

    /// <param name="requests">How many.</param>
    /// <param name="seed">Makes them; the same seed makes the same ones.</param>
    /// <param name="connectionString">A fresh SQLite file when null.</param>
    /// <param name="say">Progress.</param>
    public static async Task<FuzzResult> Run(int requests, int seed, string? connectionString, Action<string> say)
    {
        using var bait = new SsrfCanary();
        using var log = new ErrorLog();
        var counts = new Counts();
        await using var environment = await BenchEnvironment.Start(
            Channels,
            new SandboxOptions { MaxMessagesPerChannel = 100, MaxLoggedCalls = 1000 },
            connectionString,
            tweak: builder =>
            {
                builder.Configuration.AddInMemoryCollection([new("Intake:WebhookSecrets:0", Signing.WebhookSecret)]);
                builder.Logging.ClearProviders().AddProvider(log);
            }
        );
        using var aftermath = new RecoveryCheck(environment);
        var alerts = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            alerts.Add(await aftermath.Alert($"stage-{n}", 1000 + n, Channels - 1));
        }

        var stage = new FuzzStage(alerts, bait.Url, new Uri(environment.Slack.Url, "/actions/T1/1/x"));
        FuzzInput Of(int number) => new(seed, number, environment.Slack.Clock.GetUtcNow(), stage);

        var memory = new long[3];
        var heap = new long[4];
        var next = -1;
        var slow = Enumerable
            .Range(0, Math.Clamp(requests / 1000, 2, 24))
            .Select(n => Slow(environment, Of(requests + 1 + n), counts))
            .ToList();
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var client = new WireClient(environment.Address);
                        for (int number; (number = Interlocked.Increment(ref next)) < requests;)
                        {
                            await One(client, Of(number), counts);
                            if (number == requests / 10)
                            {
                                (heap[0], memory[0]) = Memory();
                            }

                            if (number == requests / 2)
                            {
                                (heap[1], memory[1]) = Memory();
                            }

                            if (number % 10_000 == 9_999)
                            {
                                say($"{number + 1} requests, {counts.Wrong} wrong");
                            }
                        }
                    })
                )
        );
        await Task.WhenAll(slow);
        (heap[2], memory[2]) = Memory();
        await After(aftermath, counts, Of(requests));
        heap[3] = Memory().Heap;
        if (bait.Callers > 0)
        {
            counts.Fault($"The host was tricked into calling a foreign address {bait.Callers} times.");
        }

        foreach (var (error, times) in log.Errors)
        {
            counts.Fault($"The host logged an error {times} times: {error}");
        }

        if (memory[2] - memory[1] > FuzzResult.MostGrowth || memory.Max() > FuzzResult.MostResident)
        {
            counts.Fault("Memory is beyond its bound.");
        }

        return new FuzzResult(counts, log.Errors, memory[0], memory[1], memory[2], heap);
    }

    private static async Task One(WireClient client, FuzzInput chance, Counts counts)
    {
        var door = FuzzEndpoints.Pick(chance);
        await Send(client, door, RequestFuzzer.Make(door, chance), chance, counts);
    }

    private static async Task Slow(BenchEnvironment environment, FuzzInput chance, Counts counts)
    {
        var door = FuzzEndpoints.All.Where(d => d.Shape != PayloadEncoding.None).ElementAt(chance.Below(6));
        using var client = new WireClient(environment.Address);
        await Send(client, door, RequestFuzzer.Slow(door, chance), chance, counts);
    }

    private static async Task Send(WireClient client, FuzzEndpoint door, WireRequest request, FuzzInput chance, Counts counts)
    {
        try
        {
            var answer = await client.Send(request);
            counts.Add(door.Name, answer.Status);
            if (ResponseValidator.Fault(request, answer) is { } fault)
            {
                counts.Fault($"{door.Name}, {fault}", $"Request {chance.Number} of seed {chance.Seed}, ");
            }
        }
        catch (Exception fault) when (fault is TimeoutException or System.Net.Sockets.SocketException)
        {
            counts.Fault($"{door.Name}: {fault.Message}", $"Request {chance.Number} of seed {chance.Seed}, ");
        }
    }

    private static async Task After(RecoveryCheck aftermath, Counts counts, FuzzInput chance)
    {
        try
        {
            await aftermath.Quiet();
            await aftermath.Works($"after-{chance.Seed}", Channels - 1, chance);
        }
        catch (Exception fault) when (fault is TimeoutException or HttpRequestException or InvalidOperationException)
        {
            counts.Fault($"Afterwards: {fault.Message}");
        }
    }

    private static (long Heap, long Resident) Memory() => (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
}
