using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>A modal or home tab in a payload. Source: Slack's "View object".</summary>
/// <param name="Id">Identifies it in updates; empty when Slack left it out.</param>
/// <param name="CallbackId">As it was sent; empty when it had none.</param>
/// <param name="PrivateMetadata">As it was sent; it passed through the user's client. Empty when it had none.</param>
/// <param name="State">The values of the inputs.</param>
public sealed record IncomingView(string Id, string CallbackId, string PrivateMetadata, ViewState State)
{
    /// <summary>Whether it is a modal, and not a home tab.</summary>
    public bool IsModal { get; init; }

    internal static IncomingView From(JsonElement view) =>
        new(
            view.GetText("id") ?? "",
            view.GetText("callback_id") ?? "",
            view.GetText("private_metadata") ?? "",
            ViewState.From(view.GetMember("state"))
        )
        {
            IsModal = view.GetText("type") == "modal",
        };
}
