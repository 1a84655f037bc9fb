namespace HandoffBot.Core.Agreement;

/// <summary>How far a behaviour's authority goes.</summary>
public enum AuthorityLevel
{
    /// <summary>Refused at run time.</summary>
    NotYet,

    /// <summary>Refused until the named proof is there.</summary>
    ProofNeeded,

    /// <summary>Allowed for the leads of a pilot, and refused for all others.</summary>
    Pilot,

    /// <summary>Allowed.</summary>
    UseNow,
}
