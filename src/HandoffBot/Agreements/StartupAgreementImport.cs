using HandoffBot.Hosting;

namespace HandoffBot.Agreements;

/// <summary>Puts the agreements of the files in force, before the services registered after it start. Files that were read already are
/// not read again.</summary>
internal sealed class StartupAgreementImport(AgreementImport import, AgreementSource? read = null) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var offer = await import.PutInForce(read, null, null, cancellationToken);
        if (offer.Refusals.Count > 0)
        {
            throw new StartRefusedException(offer.Refusals);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
