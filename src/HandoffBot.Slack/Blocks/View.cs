using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A modal or home tab, at most 250,000 bytes of JSON. Source: Slack's "Views".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Modal), "modal")]
[JsonDerivedType(typeof(HomeTab), "home")]
public abstract record View
{
    /// <summary>At most 100 blocks, without charts.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Returned with interactions, at most 3,000 characters; passes through the user's client. Null for none.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>Identifies the kind of view in interactions, at most 255 characters; null for none.</summary>
    public string? CallbackId { get; init; }
}

/// <summary>The home tab of the app. Source: Slack's "App Home".</summary>
public sealed record HomeTab : View;
