namespace HandoffBot.Hosting.Settings;

/// <summary>
/// Whether the configuration is sound. Reads the raw values, so that one that cannot even be bound (a mode that is none)
/// is one fault among the others and not an exception in front of them.
/// </summary>
public static class SettingsFaults
{
    /// <summary>Every fault; empty when the host can start.</summary>
    public static IReadOnlyList<SettingsFault> Of(IConfiguration configuration)
    {
        var faults = new List<SettingsFault>();
        SlackSettings.Check(configuration, faults);
        IntakeSettings.Check(configuration, faults);
        FeedbackSettings.Check(configuration, faults);
        LinkSettings.Check(configuration, faults);
        LocationSettings.Check(configuration, faults);
        NetworkSettings.Check(configuration, faults);
        AnnotatedSettings.Check(configuration, faults);
        KnownSettings.Check(configuration, faults);
        return faults;
    }

    /// <summary>What is allowed and yet worth a second look. A note stops nothing.</summary>
    public static IReadOnlyList<SettingsFault> Notes(IConfiguration configuration)
    {
        var notes = new List<SettingsFault>();
        SlackSettings.Note(configuration, notes);
        IntakeSettings.Note(configuration, notes);
        return notes;
    }

    /// <summary>How the environment spells a key.</summary>
    internal static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
