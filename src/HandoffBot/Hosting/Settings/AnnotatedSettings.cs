using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting.Settings;

/// <summary>
/// Checks the raw values of a section by the annotations of its options, so that a value that cannot be bound is a fault like any other.
/// </summary>
internal static class AnnotatedSettings
{
    /// <summary>Checks each section of <see cref="HandoffOptions"/>. What is not set has a valid default.</summary>
    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        foreach (var section in typeof(HandoffOptions).GetProperties())
        {
            Check(configuration.GetSection(section.Name), section.PropertyType, faults, isItem: false);
        }
    }

    /// <summary>Checks one item of a list; what is not set is missing.</summary>
    public static void CheckItem(IConfigurationSection item, Type options, List<SettingsFault> faults) =>
        Check(item, options, faults, isItem: true);

    private static void Check(IConfigurationSection section, Type options, List<SettingsFault> faults, bool isItem)
    {
        foreach (var property in options.GetProperties())
        {
            var key = $"{section.Path}:{property.Name}";
            var raw = section[property.Name];
            if (raw is null && !isItem)
            {
                continue;
            }

            var value = Convert(raw, property.PropertyType);
            var broken = property
                .GetCustomAttributes<ValidationAttribute>()
                .FirstOrDefault(rule => value is Unreadable || !rule.IsValid(value));
            if (broken is not null)
            {
                faults.Add(new SettingsFault(key, Message(broken, raw), broken.ErrorMessage ?? ""));
            }
        }
    }

    private static object? Convert(string? raw, Type type) =>
        type != typeof(int) ? raw
        : int.TryParse(raw, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : new Unreadable();

    private static string Message(ValidationAttribute rule, string? raw) =>
        rule switch
        {
            RangeAttribute range => $"\"{raw}\" is not a whole number from {range.Minimum}.",
            RequiredAttribute when raw is null => "It is missing.",
            RequiredAttribute => "It is empty.",
            SecretAttribute secret => $"It is shorter than {secret.Shortest} characters, or holds blanks.",
            DeniedValuesAttribute => $"\"{raw}\" is a sender that is no key.",
            WebAddressAttribute => "It is not a full web address.",
            _ => throw new InvalidOperationException($"{rule.GetType().Name} has no message."),
        };

    private sealed record Unreadable;
}
