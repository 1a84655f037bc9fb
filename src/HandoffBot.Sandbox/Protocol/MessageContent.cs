using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>Text, blocks and metadata of a message, or the error response when they are invalid.</summary>
internal sealed record MessageContent(string Text, bool HasText, JsonElement? Blocks, JsonElement? Metadata, ApiResponse? Refusal)
{
    private const int LargestMetadata = 8000;

    public static MessageContent Read(RequestArguments arguments)
    {
        var text = arguments.Text("text");
        var blocks = arguments.Json("blocks");
        if (blocks is { } given)
        {
            if (given.ValueKind != JsonValueKind.Array)
            {
                return Refuse(ApiResponse.Failure("invalid_blocks_format"));
            }

            var found = SurfaceValidation.CheckMessage(given);
            if (!found.IsEmpty)
            {
                return Refuse(ApiResponse.Failure("invalid_blocks", found.All));
            }
        }

        var kept = IdAssignment.Blocks(blocks);
        if (string.IsNullOrEmpty(text) && kept is null)
        {
            return Refuse(ApiResponse.Failure("no_text"));
        }

        var metadata = arguments.Json("metadata");
        if (metadata is { } data && MetadataError(data) is { } fault)
        {
            return Refuse(ApiResponse.Failure(fault));
        }

        return new MessageContent(text ?? "", text is not null, kept, metadata?.Clone(), null);
    }

    private static string? MetadataError(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            return "invalid_metadata_format";
        }

        if (metadata.Text("event_type") is not { Length: > 0 } || metadata.Get("event_payload") is not { ValueKind: JsonValueKind.Object })
        {
            return "invalid_metadata_schema";
        }

        return metadata.GetRawText().Length > LargestMetadata ? "metadata_too_large" : null;
    }

    private static MessageContent Refuse(ApiResponse refusal) => new("", false, null, null, refusal);
}
