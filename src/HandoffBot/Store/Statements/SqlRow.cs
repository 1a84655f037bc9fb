using System.Data.Common;
using NodaTime;

namespace HandoffBot.Store.Statements;

/// <summary>A row of a result, read by the place of its columns; the first is 0.</summary>
internal readonly struct SqlRow(DbDataReader reader)
{
    public string Text(int place) => reader.GetString(place);

    public string? TextOrNull(int place) => reader.IsDBNull(place) ? null : reader.GetString(place);

    public int Number(int place) => reader.GetInt32(place);

    public int? NumberOrNull(int place) => reader.IsDBNull(place) ? null : reader.GetInt32(place);

    public long Long(int place) => reader.GetInt64(place);

    public long? LongOrNull(int place) => reader.IsDBNull(place) ? null : reader.GetInt64(place);

    public double Real(int place) => reader.GetDouble(place);

    public double? RealOrNull(int place) => reader.IsDBNull(place) ? null : reader.GetDouble(place);

    public bool Flag(int place) => reader.GetBoolean(place);

    public Instant Time(int place) => Instant.FromUnixTimeMilliseconds(reader.GetInt64(place));

    public Instant? TimeOrNull(int place) => reader.IsDBNull(place) ? null : Time(place);

    public T Name<T>(int place)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(place));

    public T? NameOrNull<T>(int place)
        where T : struct, Enum => reader.IsDBNull(place) ? null : Name<T>(place);
}
