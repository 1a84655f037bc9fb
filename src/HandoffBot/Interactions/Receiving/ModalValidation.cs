using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Incoming;

namespace HandoffBot.Interactions.Receiving;

/// <summary>What is wrong with a submitted modal, said while it is still open.</summary>
internal static class ModalValidation
{
    public static ViewErrors? Fault(IncomingView view)
    {
        if (ModalCatalogue.Find(view.CallbackId) is not { } modal)
        {
            return null;
        }

        var faults = modal
            .Fields.Select(field => (field.Id, Fault: field.Fault(view.State.Value(field.Id))))
            .Where(field => field.Fault is not null)
            .ToDictionary(field => field.Id, field => field.Fault!, StringComparer.Ordinal);
        if (faults.Count == 0 && modal.Check(view.State.Value) is var (where, what))
        {
            faults[where] = what;
        }

        return faults.Count == 0 ? null : new ViewErrors(faults);
    }
}
