namespace HandoffBot.Core.Review.Proposals;

/// <summary>Where a proposed change of the agreement stands.</summary>
public enum ProposalState
{
    /// <summary>It waits for sign-offs.</summary>
    Open,

    /// <summary>All four agreed; it comes into force at a stated time, unless one takes that back.</summary>
    Approved,

    /// <summary>It became a version of the agreement.</summary>
    InForce,

    /// <summary>One team said no.</summary>
    Rejected,

    /// <summary>Not all four agreed in time.</summary>
    Expired,

    /// <summary>Another version came into force, or the agreement retired: what was tried is no longer what would change.</summary>
    Overtaken,

    /// <summary>All four agreed, and this release could not write it into the agreement.</summary>
    Failed,
}
