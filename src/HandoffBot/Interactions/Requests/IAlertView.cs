namespace HandoffBot.Interactions.Requests;

/// <summary>An element that shows something about an alert.</summary>
internal interface IAlertView
{
    /// <summary>The <c>action_id</c>.</summary>
    string Id { get; }

    /// <summary>What to show.</summary>
    Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel);
}
