namespace HandoffBot.Refusals;

/// <summary>
/// What <c>/health/ready</c> says of Slack's requests that were refused lately. It never makes the host unready: anyone may send.
/// </summary>
internal static class RefusalHealth
{
    /// <summary>Sentences, each after a blank; empty when nothing was refused in the last ten minutes.</summary>
    public static string Of(RefusalLog refusals)
    {
        var accepted = refusals.RecentlyAccepted();
        return string.Concat(
            Say(refusals.RecentlyRefused(RefusalCause.OtherSecret), n =>
                accepted == 0
                    ? $"{n} signed with another secret, and none was accepted: buttons and commands do not work. "
                        + "Compare Slack:SigningSecret with the signing secret on the app's \"Basic Information\" page."
                    : $"{n} signed with another secret, and {accepted} signed with ours: the secret was just changed, "
                        + "and the new one belongs into Slack:SigningSecrets, or somebody else tries."
            ),
            Say(refusals.RecentlyRefused(RefusalCause.WrongTime), n =>
                $"{n} with a timestamp more than five minutes off. Set this machine's clock (NTP); if buttons work, it is not Slack."
            ),
            Say(refusals.RecentlyRefused(RefusalCause.Unreadable), n =>
                $"{n} signed for this app that could not be read. Compare the app's settings with the manifest."
            ),
            Say(refusals.RecentlyRefused(RefusalCause.NotInUse), n =>
                $"{n} over HTTP, while Slack:Mode is Socket. Turn Socket Mode on in the app, or set Slack:Mode to Http."
            ),
            Say(refusals.RecentlyRefused(RefusalCause.Unsigned) + refusals.RecentlyRefused(RefusalCause.MalformedSignature), n =>
                $"{n} without a signature of Slack's: not from Slack, unless a proxy drops its headers."
            )
        );
    }

    private static string Say(long count, Func<long, string> words) =>
        count == 0 ? "" : $" Refused in the last ten minutes: {words(count)}";
}
