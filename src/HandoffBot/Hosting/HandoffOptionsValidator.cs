using Microsoft.Extensions.Options;

namespace HandoffBot.Hosting;

/// <summary>
/// Validates the bound options by their annotations, without reflection. What an operator wrote is checked earlier and reported with its
/// origin, by <see cref="Settings.SettingsFaults"/>; this holds for options set in code as well.
/// </summary>
[OptionsValidator]
internal sealed partial class HandoffOptionsValidator : IValidateOptions<HandoffOptions>;
