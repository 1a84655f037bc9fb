namespace HandoffBot.Interactions.Processing;

/// <summary>Requests of one class share slots; what hangs in one class never takes a slot of another.</summary>
internal enum RequestClass
{
    /// <summary>A click or a form that changes an alert. These are worked one after the other, as they came.</summary>
    AlertChange,

    /// <summary>A click that shows something, such as a modal.</summary>
    AlertView,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A home tab that was opened.</summary>
    Home,
}
