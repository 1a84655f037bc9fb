using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HandoffBot.Store.Documents;

/// <summary>A column that holds a document.</summary>
public class DocumentConverter<T>(DocumentFormat<T> format)
    : ValueConverter<T, string>(content => format.Write(content), document => format.Read(document));
