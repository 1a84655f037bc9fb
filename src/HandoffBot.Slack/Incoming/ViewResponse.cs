using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>The response to a <see cref="ViewSubmission"/>; an empty body closes the modal. Source: Slack's "Modals".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "response_action")]
[JsonDerivedType(typeof(ViewErrors), "errors")]
[JsonDerivedType(typeof(ViewUpdate), "update")]
[JsonDerivedType(typeof(ViewPush), "push")]
[JsonDerivedType(typeof(ViewClear), "clear")]
public abstract record ViewResponse
{
    /// <summary>The JSON of the response body.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Options);
}

/// <summary>Keeps the modal open and shows validation errors.</summary>
/// <param name="Errors">Messages by the block id of an input block; not empty.</param>
public sealed record ViewErrors(IReadOnlyDictionary<string, string> Errors) : ViewResponse;

/// <summary>Replaces the modal.</summary>
/// <param name="View">The new content.</param>
public sealed record ViewUpdate(View View) : ViewResponse;

/// <summary>Opens a modal on top; a stack holds at most three.</summary>
/// <param name="View">The modal.</param>
public sealed record ViewPush(View View) : ViewResponse;

/// <summary>Closes the whole stack of modals.</summary>
public sealed record ViewClear : ViewResponse;
