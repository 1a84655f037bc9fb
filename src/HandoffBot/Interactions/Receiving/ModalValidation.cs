using HandoffBot.Interactions.Clicks;
using HandoffBot.Slack.Incoming;

namespace HandoffBot.Interactions.Receiving;

/// <summary>What is wrong with a submitted modal, told while it is still open.</summary>
internal static class ModalValidation
{
    public static ViewErrors? Fault(IncomingView view) =>
        view.CallbackId == NoteModal.CallbackId
            ? view.State.Value(NoteModal.Field)?.Trim() switch
            {
                null or "" => new ViewErrors(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        [NoteModal.Field] = "Write a few words, or close the window: the flag counts without a note too.",
                    }
                ),
                { Length: > NoteModal.Longest } => new ViewErrors(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        [NoteModal.Field] = $"Please keep it within {NoteModal.Longest} characters.",
                    }
                ),
                _ => null,
            }
            : null;
}
