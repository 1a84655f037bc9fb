using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace HandoffBot.Slack.Tests;

/// <summary>Properties over generated values, the same values on every run.</summary>
internal static class Property
{
    private static readonly Config Settings = Config
        .QuickThrowOnFailure.WithMaxTest(500)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121UL, 4711UL), FSharpOption<int>.None)));

    public static void Holds<T>(Gen<T> values, Action<T> check) => Prop.ForAll(values.ToArbitrary(), check).Check(Settings);
}

/// <summary>What the properties are tried on.</summary>
internal static class Generators
{
    private static readonly string[] Awkward =
    [
        "&amp;",
        "&lt;",
        "&gt;",
        "&",
        "<",
        ">",
        "|",
        "^",
        "<@U123>",
        "<!channel>",
        "<!date^1^{ago}|x>",
        "<https://a.test|b>",
        "👩‍👩‍👧‍👦",
        "e\u0301",
        "🇩🇪",
        "\ud800",
        "\udc00",
        "\u0600",
        "\u202e",
        "\r\n",
        "\u2028",
        "\0",
        "   ",
        "日本語",
        "*bold*",
        "`",
        "…",
    ];

    /// <summary>Text with everything in it that escaping and cutting must survive.</summary>
    public static Gen<string> Text { get; } =
        Gen.Frequency(
                (3, Gen.Elements(Awkward)),
                (2, Gen.Choose(0x20, 0x7e).Select(c => ((char)c).ToString())),
                (1, Gen.Choose(0, 0xffff).Select(c => ((char)c).ToString()))
            )
            .ListOf()
            .Select(parts => string.Concat(parts));

    /// <summary>Bytes, some of them JSON cut short or bent.</summary>
    public static Gen<byte[]> Bytes(params string[] seeds) =>
        Gen.OneOf(
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
            from seed in Gen.Elements(seeds)
            from at in Gen.Choose(0, seed.Length - 1)
            from length in Gen.Choose(0, 12)
            from bent in Gen.Elements("", "null", "\"", "{", "[", "]", "\\ud800", "\u00ff", "9e999", "true", ",", "\\u0000")
            select System.Text.Encoding.Latin1.GetBytes(seed[..at] + bent + seed[Math.Min(seed.Length, at + length)..])
        );
}
