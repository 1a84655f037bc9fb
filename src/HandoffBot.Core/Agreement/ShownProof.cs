using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>That somebody has shown the proof a behaviour needs.</summary>
/// <param name="For">The behaviour.</param>
/// <param name="What">What was shown, and where it can be read.</param>
/// <param name="By">Who answers for it: e-mail or Slack user id.</param>
/// <param name="On">Since when.</param>
public sealed record ShownProof(Behaviour For, string What, string By, LocalDate On);
