using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Context;

/// <summary>Columns are named in snake_case, so that SQL written by hand needs no quotes on PostgreSQL.</summary>
internal static class SnakeCase
{
    public static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
