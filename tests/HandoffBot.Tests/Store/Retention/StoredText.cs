using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using HandoffBot.Tests.Store.Documents;

namespace HandoffBot.Tests.Store.Retention;

/// <summary>Every text property of a stored record, of rows and of the documents in them, and whether it is marked.</summary>
internal static class StoredText
{
    // Of these the whole column is marked.
    private static readonly DocumentFormat[] WhollyPersonal =
    [
        DocumentFormats.Trace,
        DocumentFormats.FlagEvidence,
        DocumentFormats.EvidenceDecision,
    ];

    public static IReadOnlyDictionary<string, bool> Find(HandoffDb db)
    {
        var found = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.ClrType.IsDefined(typeof(DeletedWhenExpiredAttribute))))
        {
            foreach (var property in type.GetProperties().Select(property => property.PropertyInfo!))
            {
                Add(found, type.ClrType, property, property.PropertyType);
            }
        }

        foreach (var format in AllDocumentFormats.Found.Except(WhollyPersonal))
        {
            Walk(found, format.ContentType, []);
        }

        return found;
    }

    private static void Walk(SortedDictionary<string, bool> found, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        var info = StoreJson.Options.GetTypeInfo(type);
        if (info.ElementType is { } element)
        {
            Walk(found, element, seen);
        }

        foreach (JsonPropertyInfo property in info.Properties)
        {
            var member = (PropertyInfo)property.AttributeProvider!;
            if (!Add(found, member.DeclaringType!, member, property.PropertyType))
            {
                Walk(found, property.PropertyType, seen);
            }
        }
    }

    private static bool Add(SortedDictionary<string, bool> found, Type owner, PropertyInfo property, Type type)
    {
        var isMarked = property.IsDefined(typeof(PersonalDataAttribute), inherit: true);
        if (isMarked || type == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(type))
        {
            found[$"{owner.Name}.{property.Name}"] = isMarked;
        }

        return isMarked;
    }
}
