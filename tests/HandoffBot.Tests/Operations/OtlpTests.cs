using System.Collections.Concurrent;
using HandoffBot.Testing.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Operations;

public sealed class OtlpTests
{
    [Fact]
    public async Task The_standard_variables_send_metrics_and_logs_to_a_collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        var got = new ConcurrentDictionary<string, TaskCompletionSource>(StringComparer.Ordinal);
        TaskCompletionSource Arrived(string path) =>
            got.GetOrAdd(path, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        collector.MapPost("/{**path}", (HttpRequest request) =>
        {
            Arrived(request.Path).TrySetResult();
            return Results.Ok();
        });
        await collector.StartAsync();

        using var run = HostRun.Start(
            [],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
            ("Slack__BotToken", "xoxb-x"),
            ("Slack__SigningSecret", "0123456789"),
            ("Slack__ApiBaseUrl", "http://127.0.0.1:1/api/"),
            ("Intake__ApiKeys__0__Name", "tests"),
            ("Intake__ApiKeys__0__Key", "0123456789"),
            ("Urls", "http://127.0.0.1:0"),
            ("Agreement__Path", Repository.File("docs/examples/agreement.yaml"))
        );

        await Task.WhenAll(Arrived("/v1/metrics").Task, Arrived("/v1/logs").Task).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
