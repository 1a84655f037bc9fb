using System.Text.Json.Nodes;

namespace HandoffBot.Store.Documents;

/// <summary>Decisions and their traces in earlier versions.</summary>
internal static class DecisionUpcasters
{
    /// <summary>A trace of version 1, whose steps are objects, as one of version 2, whose steps are arrays.</summary>
    public static JsonNode CompactSteps(JsonNode trace) =>
        new JsonArray([
            .. trace
                .AsArray()
                .Select(step => new JsonArray([
                    step!["rule"]?.DeepClone(),
                    step["input"]?.DeepClone(),
                    step["passed"]?.DeepClone(),
                    step["says"]?.DeepClone(),
                ])),
        ]);

    /// <summary>A decision with its trace in version 1 as one with its trace in version 2.</summary>
    public static JsonNode CompactTrace(JsonNode decision)
    {
        if (decision["trace"] is { } trace)
        {
            decision["trace"] = CompactSteps(trace);
        }

        return decision;
    }

    /// <summary>A trace of version 2, whose steps say true or false, as one of version 3, whose steps say 1 or 0.</summary>
    public static JsonNode NumberPassed(JsonNode trace)
    {
        foreach (var step in trace.AsArray())
        {
            step![2] = step[2]!.GetValue<bool>() ? 1 : 0;
        }

        return trace;
    }

    /// <summary>A decision with its trace in version 2 as one with its trace in version 3.</summary>
    public static JsonNode NumberPassedInTrace(JsonNode decision)
    {
        if (decision["trace"] is { } trace)
        {
            NumberPassed(trace);
        }

        return decision;
    }

    /// <summary>A trace of version 3, or a decision with one, whose steps say all they say: one of version 4 may leave that out.</summary>
    public static JsonNode WithEverySentence(JsonNode document) => document;
}
