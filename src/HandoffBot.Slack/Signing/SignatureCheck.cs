namespace HandoffBot.Slack.Signing;

/// <summary>What a look at a request's signature says. Only <see cref="Valid"/> may be worked on.</summary>
public enum SignatureCheck
{
    /// <summary>Signed with our secret, and just now.</summary>
    Valid,

    /// <summary>There is no signature, so it does not come from Slack.</summary>
    Unsigned,

    /// <summary>The signature or the timestamp is not of the form Slack writes.</summary>
    Malformed,

    /// <summary>Signed with our secret, but more than five minutes old or ahead: a clock that is wrong, or a replay.</summary>
    Stale,

    /// <summary>Signed with something else, whenever that was.</summary>
    Invalid,

    /// <summary>We have no secret, so nothing can be trusted.</summary>
    NoSecret,
}
