using HandoffBot.Hosting.Settings;

namespace HandoffBot.Operations.Metrics;

/// <summary>The addresses of their own that <c>Metrics:Urls</c> gives the metrics; they answer nothing else.</summary>
internal static class MetricsListeners
{
    /// <summary>Listens there too, and keeps each address to its own: the metrics' answer only <see cref="MetricsEndpoint.Path"/>, the
    /// others all but that.</summary>
    public static void UseMetricsListeners(this WebApplication app)
    {
        var ports = ListenAddresses.Ports(app.Configuration["Metrics:Urls"]);
        if (ports.Count == 0)
        {
            return;
        }

        foreach (
            var url in ListenAddresses.Split(app.Configuration["Urls"]).Concat(ListenAddresses.Split(app.Configuration["Metrics:Urls"]))
        )
        {
            app.Urls.Add(url);
        }

        app.Use(
            (http, next) =>
            {
                if (
                    ports.Contains(http.Connection.LocalPort)
                    == http.Request.Path.Equals(MetricsEndpoint.Path, StringComparison.OrdinalIgnoreCase)
                )
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
    }
}
