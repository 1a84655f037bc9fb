namespace HandoffBot.Interactions.Requests;

/// <summary>The kinds of things Slack sends.</summary>
internal static class RequestKinds
{
    public const string Interaction = "interaction";
    public const string Command = "command";
    public const string Event = "event";
}
