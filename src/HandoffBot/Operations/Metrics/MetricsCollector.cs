using System.Diagnostics.Metrics;
using HandoffBot.Hosting;

namespace HandoffBot.Operations.Metrics;

/// <summary>Listens to our instruments, the web server's and the runtime's, and keeps their values.</summary>
public sealed class MetricsCollector : IDisposable
{
    private readonly IMeterFactory _factory;
    private readonly MeterListener _listener = new();
    private readonly List<InstrumentSeries> _instruments = [];

    public MetricsCollector(IMeterFactory factory)
    {
        _factory = factory;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!IsOurs(instrument.Meter))
            {
                return;
            }

            var series = new InstrumentSeries(instrument);
            lock (_instruments)
            {
                _instruments.Add(series);
            }

            listener.EnableMeasurementEvents(instrument, series);
        };
        Listen<byte>(v => v);
        Listen<short>(v => v);
        Listen<int>(v => v);
        Listen<long>(v => v);
        Listen<float>(v => v);
        Listen<double>(v => v);
        Listen<decimal>(v => (double)v);
        _listener.Start();
    }

    /// <summary>Asks the observable instruments and returns all there is.</summary>
    internal IReadOnlyList<InstrumentSeries> Collect()
    {
        _listener.RecordObservableInstruments();
        lock (_instruments)
        {
            return [.. _instruments];
        }
    }

    public void Dispose() => _listener.Dispose();

    // Two hosts in one process (as in tests) each have a factory: one does not count what the other does.
    private bool IsOurs(Meter meter) =>
        meter.Name == "System.Runtime"
        || (
            ReferenceEquals(meter.Scope, _factory)
            && (
                meter.Name.StartsWith(HandoffMetrics.MeterName, StringComparison.Ordinal)
                || meter.Name is "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Server.Kestrel"
            )
        );

    private void Listen<T>(Func<T, double> number)
        where T : struct =>
        _listener.SetMeasurementEventCallback<T>((_, value, tags, series) => ((InstrumentSeries)series!).Measure(number(value), tags));
}
