using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace HandoffBot.Operations.OpenApi;

/// <summary>
/// <c>GET /openapi/v1.json</c>. What makes the document is put together when it is first asked for: its libraries take megabytes, and most
/// hosts are never asked (docs/decisions/163-openapi-when-asked.md).
/// </summary>
internal sealed class OpenApiEndpoint(
    EndpointDataSource endpoints,
    ParameterPolicyFactory policies,
    IHostEnvironment environment,
    IOptions<JsonOptions> json,
    ILoggerFactory logs
) : IAsyncDisposable
{
    public const string Path = $"/openapi/{Document}.json";
    private const string Document = "v1";
    private readonly Lock _making = new();
    private ServiceProvider? _services;

    /// <summary>Answers with the document; its server is whom the caller called.</summary>
    public async Task Get(HttpContext http)
    {
        var request = http.Request;
        var maker = Services().GetRequiredKeyedService<IOpenApiDocumentProvider>(Document);
        var document = await maker.GetOpenApiDocumentAsync(http.RequestAborted);
        document.Servers = [new() { Url = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase) }];
        using var text = new MemoryStream();
        await document.SerializeAsJsonAsync(text, OpenApiDescription.Version, http.RequestAborted);
        http.Response.ContentType = "application/json;charset=utf-8";
        await http.Response.Body.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), http.RequestAborted);
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ServiceProvider Services()
    {
        lock (_making)
        {
            return _services ??= new ServiceCollection()
                .AddSingleton(endpoints)
                .AddSingleton(policies)
                .AddSingleton(environment)
                .AddSingleton(json)
                .AddSingleton(logs)
                .AddLogging()
                .AddOpenApi(OpenApiDescription.Configure)
                .BuildServiceProvider();
        }
    }
}
