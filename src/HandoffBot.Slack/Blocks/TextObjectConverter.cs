using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Blocks;

/// <summary>
/// Writes a text object with its type wherever it occurs. The serializer's own polymorphism omits the type where a property
/// is declared as the derived record, and Slack rejects a text object without it.
/// </summary>
internal sealed class TextObjectConverter : JsonConverter<Text>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Text).IsAssignableFrom(typeToConvert);

    public override Text? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        var value = json.GetText("text") ?? throw new JsonException("A text object needs its text.");
        return json.GetText("type") switch
        {
            "plain_text" => new PlainText(value) { Emoji = json.GetFlag("emoji") ?? false },
            "mrkdwn" => new Mrkdwn(Markup.FromSlack(value)) { Verbatim = json.GetFlag("verbatim") ?? false },
            _ => throw new JsonException("A text object is plain_text or mrkdwn."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value is PlainText ? "plain_text" : "mrkdwn");
        writer.WriteString("text", value.Value);
        switch (value)
        {
            case PlainText plain:
                writer.WriteBoolean("emoji", plain.Emoji);
                break;
            case Mrkdwn marked:
                writer.WriteBoolean("verbatim", marked.Verbatim);
                break;
        }

        writer.WriteEndObject();
    }
}
