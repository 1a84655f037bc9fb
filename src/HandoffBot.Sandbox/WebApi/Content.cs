using System.Text.Json;
using HandoffBot.Sandbox.BlockKit;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Text, blocks and metadata of a message, or why they are refused.</summary>
internal sealed record Content(string Text, bool TextGiven, JsonElement? Blocks, JsonElement? Metadata, ApiAnswer? Refusal)
{
    private const int LargestMetadata = 8000;

    public static Content Read(Arguments arguments)
    {
        var text = arguments.Text("text");
        var blocks = arguments.Json("blocks");
        if (blocks is { } given)
        {
            if (given.ValueKind != JsonValueKind.Array)
            {
                return Refuse(ApiAnswer.Refuse("invalid_blocks_format"));
            }

            var found = Surface.CheckMessage(given);
            if (!found.Sound)
            {
                return Refuse(ApiAnswer.Refuse("invalid_blocks", found.All));
            }
        }

        var kept = IdAssignment.Blocks(blocks);
        if (string.IsNullOrEmpty(text) && kept is null)
        {
            return Refuse(ApiAnswer.Refuse("no_text"));
        }

        var metadata = arguments.Json("metadata");
        if (metadata is { } data && MetadataFault(data) is { } fault)
        {
            return Refuse(ApiAnswer.Refuse(fault));
        }

        return new Content(text ?? "", text is not null, kept, metadata?.Clone(), null);
    }

    private static string? MetadataFault(JsonElement metadata)
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

    private static Content Refuse(ApiAnswer refusal) => new("", false, null, null, refusal);
}
