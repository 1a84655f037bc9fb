using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Agreements;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Operations;
using HandoffBot.Publishing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Testing.Hosts;

/// <summary>Intake and Handoffs behind real HTTP, without Slack.</summary>
public sealed class IntakeHost : IAsyncDisposable
{
    public const string Key = "test-key-0123456789";
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly WebApplication _app;

    private IntakeHost(WebApplication app) => _app = app;

    public TestClock Clock { get; private init; } = new();

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app.Services;

    /// <param name="database">Where it stores.</param>
    /// <param name="decide">False leaves every event undecided.</param>
    /// <param name="settings">More configuration.</param>
    public static async Task<IntakeHost> Start(TestDatabase database, bool decide = true, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:HandoffBot"] = database.ConnectionString;
        builder.Configuration["Intake:ApiKeys:0:Name"] = "tests";
        builder.Configuration["Intake:ApiKeys:0:Key"] = Key;
        builder.Configuration["Intake:WebhookSecrets:0"] =
            "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("an older secret, rotated out"));
        builder.Configuration["Intake:WebhookSecrets:1"] = Secret;
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        var clock = new TestClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(AgreementRegistry.With(SampleAgreement.Trials));
        builder.Services.AddOptions<HandoffOptions>().Bind(builder.Configuration);
        builder.Services.AddMeasures().AddStore(builder.Configuration).AddIntake(builder.Configuration);
        if (decide)
        {
            AddDeciding(builder);
        }

        var app = builder.Build();
        app.UseRouting();
        app.MapIntake();
        await app.StartAsync();
        var host = new IntakeHost(app) { Clock = clock };
        host.Http.BaseAddress = new(app.Urls.First());
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return host;
    }

    // Nothing is posted: what publishes is not run, and nobody answers where Slack would be.
    private static void AddDeciding(WebApplicationBuilder builder)
    {
        var before = builder.Services.Where(IsHosted).ToList();
        builder.Services.AddPublishing(builder.Configuration);
        foreach (var service in builder.Services.Where(IsHosted).Except(before).ToList())
        {
            builder.Services.Remove(service);
        }

        builder.Services.AddHandoffs(builder.Configuration);
        builder.Services.AddSingleton(
            new SlackClient(new HttpClient(), new SlackCredentials(new Uri("http://127.0.0.1:1/api/"), "xoxb-nobody"))
        );

        static bool IsHosted(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService);
    }

    public Task<HttpResponseMessage> Post(JsonNode json) => Post(json.ToJsonString());

    public Task<HttpResponseMessage> Post(string json) =>
        Http.PostAsync("/v1/score-events", new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Posts and waits until all of the events are decided.</summary>
    public async Task PostAndDecide(params JsonObject[] events)
    {
        var ids = events.Select(e => (string)e["id"]!).ToList();
        (await Post(new JsonArray([.. events]))).EnsureSuccessStatusCode();
        foreach (var id in ids)
        {
            await Decided(id);
        }
    }

    /// <summary>The decision as the sender reads it, once there is one.</summary>
    public Task<JsonObject> Decided(string id) =>
        Wait.For(
            async cancel =>
                await Http.GetFromJsonAsync<JsonObject>($"/v1/decisions/{id}", cancel) is { } told && (string)told["status"]! == "decided"
                    ? told
                    : null,
            () => $"{id} was not decided."
        );

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
