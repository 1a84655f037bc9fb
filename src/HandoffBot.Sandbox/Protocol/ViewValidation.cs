using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>Validates a view as Slack does before it shows one.</summary>
internal static class ViewValidation
{
    /// <summary>The error response; null when the view is valid.</summary>
    public static ApiResponse? Refusal(JsonElement? view, bool home)
    {
        if (view is not { ValueKind: JsonValueKind.Object } given)
        {
            return ApiResponse.MissingArgument("view");
        }

        if (SurfaceValidation.IsTooLarge(given))
        {
            return ApiResponse.Failure("view_too_large");
        }

        var found = SurfaceValidation.CheckView(given, home);
        return found.IsEmpty ? null : ApiResponse.Failure("invalid_arguments", found.All);
    }
}
