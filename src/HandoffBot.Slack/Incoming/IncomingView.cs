using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>A modal or home tab as Slack sends it back.</summary>
/// <param name="Id">Names it in updates.</param>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="CallbackId">As we named it.</param>
/// <param name="PrivateMetadata">As we sent it; it passed through the person's client.</param>
/// <param name="Hash">For updates that must not overwrite a newer state.</param>
/// <param name="State">What was filled in.</param>
public sealed record IncomingView(string Id, string Type, string CallbackId, string PrivateMetadata, string? Hash, ViewState State)
{
    internal static IncomingView From(JsonElement view) =>
        new(
            view.GetText("id") ?? "",
            view.GetText("type") ?? "",
            view.GetText("callback_id") ?? "",
            view.GetText("private_metadata") ?? "",
            view.GetText("hash"),
            ViewState.From(view.GetMember("state"))
        );
}
