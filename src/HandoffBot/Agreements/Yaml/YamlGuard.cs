using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HandoffBot.Agreements.Yaml;

/// <summary>
/// Looks through a file before it is built into nodes. The file is whatever lies at a path, so nothing may grow without bound:
/// nesting is limited, and anchors, aliases and tags, which no file of ours needs, are refused.
/// </summary>
internal static class YamlGuard
{
    private const int Deepest = 12;

    /// <summary>Adds what makes the text unfit to read on; false when there is any.</summary>
    public static bool Check(string text, FaultList faults, YamlSubject subject)
    {
        var depth = 0;
        var documents = 0;
        var line = 1;
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                line = (int)parser.Current!.Start.Line;
                depth += parser.Current.NestingIncrease;
                if (depth > Deepest)
                {
                    faults.Add(
                        line,
                        "",
                        "Things are nested too deeply here.",
                        $"Nothing in {subject.Name} lies deeper than a few levels; look for a bracket too many."
                    );
                    return false;
                }

                if (parser.Current is DocumentStart && ++documents == 2)
                {
                    faults.Add(
                        line,
                        "",
                        "A second document begins here.",
                        "Keep one document in the file: remove the --- and what follows it."
                    );
                }

                if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                {
                    faults.Add(
                        line,
                        "",
                        $"Anchors (&) and aliases (*) are not used in {subject.Name}.",
                        "Write the value out, or quote it when it really begins with & or *."
                    );
                }
                else if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged)
                {
                    faults.Add(
                        line,
                        "",
                        $"The tag {tagged.Tag} is not used in {subject.Name}.",
                        "Remove it, or quote the value when it really begins with !."
                    );
                }
            }
        }
        catch (Exception fault)
        {
            // The parser throws other exceptions than its own on some inputs.
            var (at, what) = fault is YamlException yaml
                ? ((int)yaml.Start.Line, yaml.Message.TrimEnd('.'))
                : (line, "it cannot be read from here on");
            faults.Add(at, "", $"This is not YAML: {what}.", "Check indentation, quotes, colons and brackets here and just above.");
        }

        return !faults.Any;
    }
}
