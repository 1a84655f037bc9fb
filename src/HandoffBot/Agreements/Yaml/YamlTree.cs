using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HandoffBot.Agreements.Yaml;

/// <summary>Turns YAML that <see cref="YamlGuard"/> found sound into nodes with lines.</summary>
internal sealed class YamlTree
{
    private readonly Parser _parser;
    private readonly FaultList _faults;

    private readonly YamlSubject _subject;

    private YamlTree(string text, FaultList faults, YamlSubject subject)
    {
        _parser = new Parser(new StringReader(text));
        _faults = faults;
        _subject = subject;
    }

    /// <summary>The keys of the file; null when it has none, with the reason among the faults.</summary>
    public static YamlMap? Load(string text, FaultList faults, YamlSubject? subject = null) =>
        YamlGuard.Check(text, faults, subject ?? YamlSubject.Agreement)
            ? new YamlTree(text, faults, subject ?? YamlSubject.Agreement).Document()
            : null;

    private YamlMap? Document()
    {
        _parser.Consume<StreamStart>();
        var node = _parser.TryConsume<DocumentStart>(out _) ? Node("") : new YamlText(1, "", Quoted: false);
        if (node is YamlMap map)
        {
            return map;
        }

        _faults.Add(
            node.Line,
            "",
            node is YamlText { IsNothing: true } ? "The file is empty." : $"The file holds {node.Kind} where {_subject.Name} has keys.",
            $"Start from {_subject.Example}."
        );
        return null;
    }

    private YamlNode Node(string path)
    {
        var node = _parser.Consume<NodeEvent>();
        var line = (int)node.Start.Line;
        _faults.Know(path, line);
        return node switch
        {
            Scalar scalar => new YamlText(line, scalar.Value, scalar.Style is not ScalarStyle.Plain),
            SequenceStart => List(line, path),
            _ => Map(line, path),
        };
    }

    private YamlList List(int line, string path)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node($"{path}[{items.Count}]"));
        }

        return new YamlList(line, items);
    }

    private YamlMap Map(int line, string path)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(path);
            var name = (key as YamlText)?.Value ?? "";
            var at = path.Length == 0 ? name : $"{path}.{name}";
            _faults.Know(at, key.Line);
            var value = Node(at);
            if (key is not YamlText)
            {
                _faults.Add(key.Line, path, $"A key is a word, not {key.Kind}.", "Check the brackets and question marks on this line.");
            }
            else if (entries.TryGetValue(name, out var first))
            {
                _faults.Add(key.Line, at, $"\"{name}\" is written twice; the first is on line {first.Line}.", "Keep one.");
            }
            else
            {
                entries.Add(name, new YamlEntry(key.Line, name, value));
            }
        }

        return new YamlMap(line, [.. entries.Values]);
    }
}
