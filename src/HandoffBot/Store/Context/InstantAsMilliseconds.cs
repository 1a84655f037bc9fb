using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace HandoffBot.Store.Context;

/// <summary>Instants as Unix milliseconds: one integer on both databases, ordered and indexable.</summary>
public sealed class InstantAsMilliseconds()
    : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));
