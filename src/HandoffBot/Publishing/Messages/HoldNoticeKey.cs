using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Publishing.Messages;

/// <summary>What a notice of held leads is about: one for each owner, set of missing things, agreement and day.</summary>
public static class HoldNoticeKey
{
    private const string Between = ", ";

    /// <summary>The key.</summary>
    /// <param name="owner">E-mail address or Slack user id.</param>
    /// <param name="missing">Paths of what is missing.</param>
    /// <param name="agreement">Id of the agreement whose owner it is.</param>
    /// <param name="day">In the agreement's time zone.</param>
    public static string Of(string owner, IReadOnlyList<string> missing, string agreement, LocalDate day) =>
        $"hold:{owner}:{string.Join(Between, missing)}:{agreement}:{LocalDatePattern.Iso.Format(day)}";

    /// <summary>What was missing of each lead when the notice was made. Some lack less by now.</summary>
    /// <param name="key">The notice's key.</param>
    /// <param name="lacking">What one of its leads lacks now.</param>
    public static IReadOnlyList<string> MissingOf(string key, IReadOnlyList<string> lacking)
    {
        var parts = key.Split(':');
        if (parts.Length < 5)
        {
            return lacking;
        }

        // A question may have a colon or a comma in it.
        var missing = string.Join(':', parts[2..^2]);
        return missing == string.Join(Between, lacking) ? lacking : missing.Split(Between);
    }
}
