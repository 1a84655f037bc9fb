namespace HandoffBot.Core.Agreement;

/// <summary>What two events may have in common that are about one company.</summary>
public enum AccountMatchKey
{
    /// <summary>The sender's account id.</summary>
    Id,

    /// <summary>The company's id in the CRM.</summary>
    CrmId,

    /// <summary>The web domain, in any case.</summary>
    Domain,
}
