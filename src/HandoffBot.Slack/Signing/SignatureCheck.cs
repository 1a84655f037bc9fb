namespace HandoffBot.Slack.Signing;

/// <summary>The result of verifying a request's signature. Only a request that is <see cref="Valid"/> may be processed.</summary>
public enum SignatureCheck
{
    /// <summary>Signed with the app's secret within the last five minutes.</summary>
    Valid,

    /// <summary>The request has no signature.</summary>
    Unsigned,

    /// <summary>The signature or the timestamp does not have Slack's format.</summary>
    Malformed,

    /// <summary>Signed with the app's secret, but more than five minutes ago or ahead: a wrong clock, or a replay.</summary>
    Stale,

    /// <summary>Not signed with the app's secret, whatever the timestamp.</summary>
    Invalid,

    /// <summary>No secret is configured, so no request can be verified.</summary>
    NoSecret,
}
