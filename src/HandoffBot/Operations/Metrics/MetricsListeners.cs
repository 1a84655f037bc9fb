namespace HandoffBot.Operations.Metrics;

/// <summary>The addresses of their own that <c>Metrics:Urls</c> gives the metrics; they answer nothing else.</summary>
internal static class MetricsListeners
{
    public static IEnumerable<string> Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Of an address that can be listened on.</summary>
    public static int Port(string url) => BindingAddress.Parse(url).Port;

    /// <summary>The ports of their own; empty when there are none.</summary>
    public static IReadOnlySet<int> Ports(string? urls) => Split(urls).Where(Settings.PlaceSettings.Listens).Select(Port).ToHashSet();

    /// <summary>Listens there too, and keeps each address to its own: the metrics' answer only <see cref="MetricsEndpoint.Path"/>, the others all but that.</summary>
    public static void UseMetricsListeners(this WebApplication app)
    {
        var ports = Ports(app.Configuration["Metrics:Urls"]);
        if (ports.Count == 0)
        {
            return;
        }

        foreach (var url in Split(app.Configuration["Urls"]).Concat(Split(app.Configuration["Metrics:Urls"])))
        {
            app.Urls.Add(url);
        }

        app.Use((http, next) =>
        {
            if (ports.Contains(http.Connection.LocalPort) == http.Request.Path.Equals(MetricsEndpoint.Path, StringComparison.OrdinalIgnoreCase))
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
