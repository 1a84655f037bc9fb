namespace HandoffBot.Store.Tables;

/// <summary>How far the delivery of a message has got.</summary>
public enum MessageState
{
    /// <summary>Slack does not show the wanted revision yet, or shows it: compare the revisions.</summary>
    Ready,

    /// <summary>A request is under way under the lease. A lease that runs out in this state makes the message uncertain.</summary>
    Sending,

    /// <summary>The request may have reached Slack and its answer never came: reconcile before anything is sent again.</summary>
    Uncertain,

    /// <summary>Slack could not settle whether it shows the message: an operator must look. Never sent again by itself.</summary>
    NeedsOperator,

    /// <summary>Will never be posted: it expired in the queue, or Slack refused it for good. <see cref="MessageRow.Error"/> says
    /// why.</summary>
    Abandoned,
}
