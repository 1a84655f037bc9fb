using System.Text.Json.Nodes;

namespace HandoffBot.Testing.Samples;

/// <summary>Changes to an event's JSON that no builder makes, for it would no longer be a good event.</summary>
public static class EventEdits
{
    /// <summary>The same with another score.</summary>
    public static JsonObject Scored(this JsonObject e, decimal value)
    {
        e["score"]!["value"] = value;
        return e;
    }

    /// <summary>The same without a field, given by its path.</summary>
    public static JsonObject Without(this JsonObject e, string path)
    {
        var steps = path.Split('.');
        var at = e;
        foreach (var step in steps[..^1])
        {
            at = at[step]!.AsObject();
        }

        at.Remove(steps[^1]);
        return e;
    }
}
