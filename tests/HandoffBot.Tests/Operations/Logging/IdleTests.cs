using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Operations.Logging;

/// <summary>Run with no other test beside them: what they listen to belongs to the whole process.</summary>
[CollectionDefinition(nameof(NonParallelCollection), DisableParallelization = true)]
public sealed class NonParallelCollection;

[Collection(nameof(NonParallelCollection))]
public sealed class IdleTests
{
    private const int Seconds = 15;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_idle_host_throws_no_exceptions(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        await app.Shown();
        var clock = app.Slack.Clock;
        var waits = clock.PendingTimers;
        var thrown = new ConcurrentQueue<string>();
        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            for (var second = 0; second < Seconds; second++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                while (clock.PendingTimers < waits && !limit.IsCancellationRequested)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        Assert.True(thrown.IsEmpty, string.Join("\n\n", thrown));

        void Note(object? sender, FirstChanceExceptionEventArgs happened) =>
            thrown.Enqueue($"{happened.Exception.GetType()}: {happened.Exception.Message}\n{new StackTrace(1)}");
    }
}
