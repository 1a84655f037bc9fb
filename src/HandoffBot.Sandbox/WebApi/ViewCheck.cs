using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Checks a view as Slack does before it shows one.</summary>
internal static class ViewCheck
{
    /// <summary>Why a view is refused; null when it is sound.</summary>
    public static ApiAnswer? Refusal(JsonElement? view, bool home)
    {
        if (view is not { ValueKind: JsonValueKind.Object } given)
        {
            return ApiAnswer.Missing("view");
        }

        if (Surface.TooLarge(given))
        {
            return ApiAnswer.Refuse("view_too_large");
        }

        var found = Surface.CheckView(given, home);
        return found.Sound ? null : ApiAnswer.Refuse("invalid_arguments", found.All);
    }
}
