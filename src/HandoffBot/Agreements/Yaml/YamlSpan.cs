using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HandoffBot.Agreements.Yaml;

/// <summary>A piece of a YAML text that knows which characters it is written in.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last one; without the line break and the comment that follow it.</param>
internal abstract record YamlSpan(int Start, int End)
{
    /// <summary>The keys of a text; null where <see cref="YamlGuard"/> does not find it sound, or it holds none.</summary>
    public static MapSpan? Of(string text)
    {
        if (!YamlGuard.Check(text, new FaultList(), YamlSubject.Agreement))
        {
            return null;
        }

        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        return parser.TryConsume<DocumentStart>(out _) ? Node(parser) as MapSpan : null;
    }

    private static YamlSpan Node(Parser parser)
    {
        var node = parser.Consume<NodeEvent>();
        var (start, end) = ((int)node.Start.Index, (int)node.End.Index);
        return node switch
        {
            Scalar scalar => new ScalarSpan(start, end, scalar.Value, scalar.Style),
            SequenceStart list => List(parser, start, list.Style is SequenceStyle.Flow),
            _ => Map(parser, start, ((MappingStart)node).Style is MappingStyle.Flow),
        };
    }

    private static ListSpan List(Parser parser, int start, bool isFlow)
    {
        var items = new List<YamlSpan>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Node(parser));
        }

        // One in brackets ends with its bracket, at which the parser's mark stands; one in lines where its last item does.
        var end = parser.Consume<SequenceEnd>();
        return new(start, isFlow || items.Count == 0 ? (int)end.Start.Index + 1 : items[^1].End, isFlow, items);
    }

    private static MapSpan Map(Parser parser, int start, bool isFlow)
    {
        var entries = new List<(YamlSpan Key, YamlSpan Value)>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            entries.Add((Node(parser), Node(parser)));
        }

        var end = parser.Consume<MappingEnd>();
        return new(start, isFlow || entries.Count == 0 ? (int)end.Start.Index + 1 : entries[^1].Value.End, isFlow, entries);
    }
}

/// <summary>A single value.</summary>
internal sealed record ScalarSpan(int Start, int End, string Value, ScalarStyle Style) : YamlSpan(Start, End);

/// <summary>A list, in brackets or a line for each item.</summary>
internal sealed record ListSpan(int Start, int End, bool IsFlow, IReadOnlyList<YamlSpan> Items) : YamlSpan(Start, End);

/// <summary>A group of keys, in braces or a line for each key.</summary>
internal sealed record MapSpan(int Start, int End, bool IsFlow, IReadOnlyList<(YamlSpan Key, YamlSpan Value)> Entries)
    : YamlSpan(Start, End)
{
    /// <summary>What a key holds; null where it is not written.</summary>
    public YamlSpan? this[string key] => Entries.FirstOrDefault(entry => entry.Key is ScalarSpan name && name.Value == key).Value;
}
