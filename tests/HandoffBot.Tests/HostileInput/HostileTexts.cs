using System.Text.Json.Nodes;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.HostileInput;

/// <summary>Texts that a sender, or a visitor who fills in a form, may write to make the bot say what it does not mean.</summary>
internal sealed class HostileTexts(int seed)
{
    /// <summary>A person of the workspace who has nothing to do with any lead.</summary>
    public const string Bystander = "U0BYSTANDER";

    private static readonly string[] Pieces =
    [
        "<https://evil.example|Sign in>",
        "<https://evil.example>",
        $"<@{Bystander}>",
        $"<@{Bystander}|x>",
        $"(ask {Bystander})",
        "<!channel>",
        "<!here|here>",
        "<!everyone>",
        "<!subteam^S1>",
        "<#C0SECRET|secret>",
        "&lt;!channel&gt;",
        "`code`",
        "```block```",
        "*bold*",
        "_x_",
        "~x~",
        "\r\n• forged line",
        "\u2028• forged line",
        "\u202Eesrever",
        "\u200B\u2060\uFEFF",
        "\u2066x\u2069",
        "|",
        ">",
        "<",
        "{company}",
        "{contact}",
        "*<https://evil.example|x>*",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Words with hostile pieces between them.</summary>
    public string Text(int most = 180)
    {
        var text = "zq";
        while (text.Length < most - 40)
        {
            text += Pieces[_random.Next(Pieces.Length)] + (_random.Next(2) == 0 ? " " : "");
        }

        return text + "qz";
    }

    /// <summary>The event with every text that its sender is free to choose made hostile.</summary>
    public JsonObject In(SampleEvent score, DateTimeOffset now)
    {
        var e = score.Json(now);
        e["id"] = $"{score.Id} {Text(120)}";
        e["score"]!["version"] = Text();
        e["account"]!["name"] = Text();
        e["account"]!["industry"] = Text();
        e["account"]!["country"] = Text(120);
        e["account"]!["segment"] = Text(120);
        e["account"]!["product"] = Text(120);
        e["contact"]!["name"] = Text();
        e["contact"]!["title"] = $"{score.Title} {Text()}";
        e["contact"]!["phone"] = Text(60);
        foreach (var signal in e["signals"]!.AsArray())
        {
            signal!["key"] = Text(150);
            signal["label"] = Text();
            signal["source"] = Text();
        }

        e["source"] = new JsonObject
        {
            ["channel"] = Text(),
            ["campaign"] = Text(),
            ["medium"] = Text(),
        };
        e["answers"] = new JsonArray(new JsonObject { ["question"] = Text(), ["answer"] = Text(900) });
        e["engagement"]![0]!["what"] = Text();
        e["next_action"]?["note"] = Text();
        return e;
    }
}
