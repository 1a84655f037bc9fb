namespace HandoffBot.Core.Agreement;

/// <summary>Addresses of records in another system, with field paths in braces that are filled in percent-encoded.</summary>
/// <param name="Account">E.g. <c>https://crm.ourco.test/accounts/{account.id}</c>; null for no link.</param>
/// <param name="Contact">E.g. <c>https://crm.ourco.test/contacts/{contact.id}</c>; null for no link.</param>
public sealed record RecordLinks(string? Account = null, string? Contact = null);
