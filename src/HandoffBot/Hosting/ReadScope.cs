namespace HandoffBot.Hosting;

/// <summary>Whose decisions a sender may read.</summary>
public enum ReadScope
{
    /// <summary>Those on events that came under its own name.</summary>
    Own,

    /// <summary>Those on every sender's events.</summary>
    All,
}
