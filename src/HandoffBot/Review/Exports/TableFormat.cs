namespace HandoffBot.Review.Exports;

/// <summary>As what a report is printed.</summary>
internal enum TableFormat
{
    /// <summary>A table that is read as it is, or as a page.</summary>
    Markdown,

    /// <summary>For a spreadsheet.</summary>
    Csv,
}
