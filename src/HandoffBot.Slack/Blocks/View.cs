using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A modal or the home tab, at most 100 blocks.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Modal), "modal")]
[JsonDerivedType(typeof(HomeTab), "home")]
public abstract record View
{
    /// <summary>The blocks.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Comes back with a submission, at most 3,000 characters.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>Names the view in a submission, at most 255 characters.</summary>
    public string? CallbackId { get; init; }
}

/// <summary>The bot's home tab.</summary>
public sealed record HomeTab : View;
