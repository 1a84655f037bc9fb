using HandoffBot.Agreements;
using HandoffBot.Hosting.Settings;

namespace HandoffBot.Operations.Commands;

/// <summary>Everything found wrong before the host starts, one line each.</summary>
/// <param name="Faults">What is wrong.</param>
/// <param name="Absent">What has not been set at all; the host needs it to start.</param>
/// <param name="Notes">What is allowed and yet worth a second look.</param>
public sealed record StartupReport(IReadOnlyList<string> Faults, IReadOnlyList<string> Absent, IReadOnlyList<string> Notes)
{
    /// <summary>Why the host cannot start; empty when it can.</summary>
    public IReadOnlyList<string> Reasons => [.. Absent, .. Faults];

    public static StartupReport Of(IConfiguration configuration, AgreementSource agreements) =>
        Of(configuration, agreements, SettingsFaults.Of(configuration));

    private static StartupReport Of(IConfiguration configuration, AgreementSource agreements, IReadOnlyList<SettingsFault> settings) =>
        new(
            [.. settings.Where(f => !f.Absent).Select(f => Write(configuration, f)), .. agreements.Faults],
            [.. settings.Where(f => f.Absent).Select(f => $"{f.Key}: {f.Message} {f.Remedy}")],
            [.. SettingsFaults.Notes(configuration).Select(f => Write(configuration, f)), .. agreements.Notes]
        );

    private static string Write(IConfiguration configuration, SettingsFault fault) =>
        $"{SettingsOrigin.Of(configuration, fault.Key)}: {fault.Key}: {fault.Message} {fault.Remedy}";
}
