using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Store.Documents;

/// <summary>How the content of a stored document is written as JSON.</summary>
public static class StoreJson
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(OmitEmpty).WithAddedModifier(NameEdits),
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            // An event within a flag's evidence may be as deep as Intake accepts it.
            MaxDepth = 256,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
                new InstantJsonConverter(),
                new DurationJsonConverter(),
                new TraceStepJsonConverter(),
            },
        };

    /// <summary>As <see cref="Options"/>, without the properties marked <see cref="PersonalDataAttribute"/>, at whatever depth.</summary>
    public static JsonSerializerOptions WithoutPersonalData { get; } =
        new(Options) { TypeInfoResolver = Options.TypeInfoResolver!.WithAddedModifier(OmitPersonalData) };

    /// <summary>Whether a property is marked as personal data.</summary>
    internal static bool IsPersonal(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(PersonalDataAttribute), inherit: true) is true;

    // Most accounts have neither answers nor engagement, most alerts are declined by nobody, and what is rare of an alert is told by
    // a flag; without them they are read as empty, and as not so.
    private static void OmitEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => IsOmittedWhenEmpty(type, property)))
        {
            property.ShouldSerialize = static (_, value) => value is not (ICollection { Count: 0 } or false);
        }
    }

    private static bool IsOmittedWhenEmpty(JsonTypeInfo type, JsonPropertyInfo property) =>
        (type.Type == typeof(Lead) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
        || property.PropertyType == typeof(IReadOnlyList<DataIssueCounts>)
        || (
            type.Type == typeof(Alert)
            && (
                property.PropertyType == typeof(IReadOnlyList<Declined>)
                || property.PropertyType == typeof(IReadOnlyList<DataIssue>)
                || property.PropertyType == typeof(IReadOnlyList<CapturedExample>)
                || (property.PropertyType == typeof(bool) && property.Set is not null)
            )
        );

    // Each edit says what it is; what it derives from the rest is not stored.
    private static void NameEdits(JsonTypeInfo type)
    {
        if (type.Type == typeof(AgreementEdit))
        {
            type.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = "edit",
                DerivedTypes =
                {
                    new(typeof(AgreementEdit.SetBandFrom), "band_from"),
                    new(typeof(AgreementEdit.AddDisqualifier), "disqualifier"),
                    new(typeof(AgreementEdit.SetStaleAfter), "stale_after"),
                    new(typeof(AgreementEdit.SetAuthority), "authority"),
                },
            };
        }

        foreach (var property in type.Properties.Where(one => one.Set is null && type.Type.IsAssignableTo(typeof(AgreementEdit))))
        {
            property.ShouldSerialize = static (_, _) => false;
        }
    }

    private static void OmitPersonalData(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(IsPersonal))
        {
            property.ShouldSerialize = static (_, _) => false;
        }
    }

    private sealed class InstantJsonConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }

    private sealed class DurationJsonConverter : JsonConverter<Duration>
    {
        public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Duration.FromMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
            writer.WriteNumberValue((long)value.TotalMilliseconds);
    }
}
