using System.Reflection;
using HandoffBot.Store.Documents;

namespace HandoffBot.Tests.Store.Documents;

/// <summary>Every document format that the host declares, wherever it does.</summary>
internal static class AllDocumentFormats
{
    public static IReadOnlyList<DocumentFormat> Found { get; } =
    [
        .. typeof(DocumentFormat)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => typeof(DocumentFormat).IsAssignableFrom(property.PropertyType) && !property.DeclaringType!.IsGenericType)
            .Select(property => (DocumentFormat)property.GetValue(null)!),
    ];

    extension(DocumentFormat format)
    {
        /// <summary>The type of the content.</summary>
        public Type ContentType => format.GetType().GetGenericArguments().Single();
    }

    /// <summary>The fixture's path below the tests' folder.</summary>
    public static string Fixture(DocumentFormat format, int version) =>
        $"tests/HandoffBot.Tests/Store/Fixtures/v{version}/{format.Name.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}.json";
}
