namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What a message calls the company of an alert.</summary>
public static class CompanyName
{
    /// <summary>Its name, else its domain, else its key.</summary>
    public static string Of(Alert alert) =>
        new[] { alert.Lead.Account.Name, alert.Lead.Account.Domain }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? alert.AccountKey;
}
