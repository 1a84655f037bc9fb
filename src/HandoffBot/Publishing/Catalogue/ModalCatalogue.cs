namespace HandoffBot.Publishing.Catalogue;

/// <summary>Every modal the bot opens.</summary>
internal static class ModalCatalogue
{
    /// <summary>The one field of <see cref="FlagNote"/>.</summary>
    public static ModalField Note { get; } =
        new("note", Longest: 3000, WhenEmpty: "Write a few words, or close the window: the flag counts without a note too.");

    /// <summary>The note to a person's own flag.</summary>
    public static ModalDefinition FlagNote { get; } = new("flag_note", Note);

    /// <summary>Everything known about a lead.</summary>
    public static ModalDefinition Details { get; } = new("alert_details");

    public static IReadOnlyList<ModalDefinition> All { get; } = [FlagNote, Details];

    /// <summary>The modal of that callback id; null when there is none.</summary>
    public static ModalDefinition? Find(string callbackId) => All.FirstOrDefault(modal => modal.CallbackId == callbackId);
}
