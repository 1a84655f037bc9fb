using HandoffBot.Agreements;
using HandoffBot.Operations.Settings;

namespace HandoffBot.Operations.Commands;

/// <summary>Everything found wrong before the host starts, one line each, and what is merely worth a look.</summary>
public sealed record Report(IReadOnlyList<string> Faults, IReadOnlyList<string> Notes)
{
    public static Report Of(IConfiguration configuration, AgreementReading agreement) => new(
        [.. SettingsFaults.Of(configuration).Select(f => Say(configuration, f)), .. agreement.Faults.Select(agreement.Say)],
        [.. SettingsFaults.Notes(configuration).Select(f => Say(configuration, f)), .. agreement.Notes.Select(agreement.Say)]);

    private static string Say(IConfiguration configuration, SettingsFault fault) =>
        $"{SettingsOrigin.Of(configuration, fault.Key)}: {fault.Key}: {fault.Message} {fault.Remedy}";
}
