namespace HandoffBot.Store.Tables;

/// <summary>What <see cref="MessageRow.Kind"/> may be.</summary>
public static class MessageKinds
{
    /// <summary>The card of an alert.</summary>
    public const string Alert = "alert";
}
