using System.Text.Json;
using HandoffBot.Agreements;
using HandoffBot.Agreements.Yaml;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Agreements;

public sealed class AgreementSchemaTests
{
    /// <summary>Where each group of keys stands in the shipped sample, with the way to its description in the schema.</summary>
    public static TheoryData<string, string> Groups =>
        new()
        {
            { "", "" },
            { "owners", "owners" },
            { "channels", "channels" },
            { "disqualify[0]", "disqualify/items" },
            { "bands[0]", "bands/items" },
            { "bands[0].sla", "bands/items/properties/sla" },
            { "bands[1].sla.crm_update", "bands/items/properties/sla/properties/crm_update" },
            { "paths[0]", "paths/items" },
            { "urgency[0]", "urgency/items" },
            { "checklist[0]", "checklist/items" },
            { "openers[0]", "openers/items" },
            { "freshness", "freshness" },
            { "coverage.emea", "coverage/additionalProperties" },
            { "routing[0]", "routing/items" },
            { "routing[1].except.account.segment", "/definitions/match" },
            { "escalation[0]", "escalation/items" },
            { "flags", "flags" },
            { "band_rise", "band_rise" },
            { "links", "links" },
            { "authority", "authority" },
            { "pilots.routing", "pilots/additionalProperties" },
            { "proof", "proof" },
            { "proof.shown[0]", "proof/properties/shown/items" },
            { "proof.bounds[0]", "proof/properties/bounds/items" },
            { "review", "review" },
            { "audit", "audit" },
            { "changes[0]", "changes/items" },
            { "changes[0].when", "changes/items/properties/when" },
            { "changes[0].then", "changes/items/properties/then" },
            { "changes[0].then.disqualify", "changes/items/properties/then/properties/disqualify" },
            { "changes[1].then.band", "changes/items/properties/then/properties/band" },
            { "sign_off", "sign_off" },
            { "baseline", "baseline" },
            { "holdout", "holdout" },
            { "retention", "retention" },
            { "examples[0]", "examples/items" },
        };

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_schema_and_the_reader_know_the_same_keys(string group, string pointer)
    {
        var stranger = AgreementYaml.Read(WithStranger(group)).Faults.Single(f => f.Path.EndsWith("stranger", StringComparison.Ordinal));
        var known = stranger.Remedy["Known here: ".Length..].TrimEnd('.').Split(", ");

        Assert.Equal(Keys(pointer).Order(), known.Order());
    }

    [Fact]
    public void Every_group_and_key_of_the_schema_is_described_and_closed()
    {
        using var schema = Schema();
        Assert.Equal("http://json-schema.org/draft-07/schema#", schema.RootElement.GetProperty("$schema").GetString());
        var groups = Described(schema.RootElement).ToList();
        Assert.Equal(Groups.Count, groups.Count);
    }

    /// <summary>The shipped sample with an unknown key added to one group, found by the line the reader knows.</summary>
    private static string WithStranger(string group)
    {
        // The sample holds nobody out, for whoever tries it is to see every alert.
        var text =
            File.ReadAllText(Repository.File("docs/examples/agreement.yaml"))
            + "\nholdout: { name: winter, share: 0.20, until: 2027-03-31 }\n";
        if (group.Length == 0)
        {
            return text + "stranger: 1\n";
        }

        var places = new FaultList();
        YamlTree.Load(text, places);
        var lines = text.Split('\n');
        var line = places.Placed(new Core.Agreement.AgreementFault(0, group, "", "")).Line - 1;
        var key = group.Split('.')[^1].Split('[')[0];
        if (lines[line].Contains('{'))
        {
            var from = Math.Max(lines[line].IndexOf(key + ":", StringComparison.Ordinal), 0);
            lines[line] = lines[line].Insert(lines[line].IndexOf('{', from) + 1, " stranger: 1,");
        }
        else
        {
            lines[line] += "\n  stranger: 1";
        }

        return string.Join('\n', lines);
    }

    // A pointer that begins with a slash starts at the root, any other below its properties.
    private static string[] Keys(string pointer)
    {
        using var schema = Schema();
        var at = schema.RootElement;
        foreach (
            var step in pointer
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Prepend(pointer.Length == 0 || pointer[0] == '/' ? "" : "properties")
                .Where(s => s.Length > 0)
        )
        {
            at = at.GetProperty(step);
        }

        return [.. at.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }

    private static IEnumerable<JsonElement> Described(JsonElement at)
    {
        if (at.ValueKind == JsonValueKind.Object)
        {
            if (at.TryGetProperty("properties", out var keys))
            {
                Assert.False(at.GetProperty("additionalProperties").GetBoolean());
                Assert.All(keys.EnumerateObject(), key => Assert.NotEmpty(key.Value.GetProperty("description").GetString()!));
                yield return at;
            }

            foreach (var inner in at.EnumerateObject().SelectMany(p => Described(p.Value)))
            {
                yield return inner;
            }
        }
        else if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in at.EnumerateArray().SelectMany(Described))
            {
                yield return inner;
            }
        }
    }

    private static JsonDocument Schema() => JsonDocument.Parse(File.ReadAllText(Repository.File("docs/agreement.schema.json")));
}
