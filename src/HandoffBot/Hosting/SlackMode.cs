namespace HandoffBot.Hosting;

/// <summary>How Slack's requests reach us.</summary>
public enum SlackMode
{
    /// <summary>Slack calls our URL.</summary>
    Http,

    /// <summary>We hold a connection open to Slack.</summary>
    Socket,
}
