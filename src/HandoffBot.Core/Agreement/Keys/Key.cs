using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>Makes the lines of the table.</summary>
internal static class Key
{
    /// <summary>A value that must be written.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="example">A value, as YAML.</param>
    /// <param name="meaning">One sentence, for those who write an agreement.</param>
    /// <param name="get">Where the agreement keeps it.</param>
    /// <param name="set">The same agreement with another value.</param>
    /// <param name="subject">What it speaks of among the differences of two versions; null for what its group speaks of.</param>
    /// <param name="part">Which side of the subject; null, without a subject of its own, for a key that says nothing by itself.</param>
    public static AgreementKey<T> Required<T, TValue>(
        string name,
        ValueKind<TValue> kind,
        string example,
        string meaning,
        Func<T, TValue> get,
        Func<T, TValue, T> set,
        string? subject = null,
        string? part = null
    ) =>
        new ValueKey<T, TValue>(
            new KeyDescription(name, kind.Shape, example, meaning) { IsRequired = true },
            kind,
            holder => new(true, get(holder)),
            set,
            new Wording(subject, part ?? (subject is null ? null : ""))
        );

    /// <summary>A value that may be left out.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="example">A value, as YAML.</param>
    /// <param name="meaning">One sentence, for those who write an agreement.</param>
    /// <param name="get">Where the agreement keeps it; none where that is as good as not written.</param>
    /// <param name="set">The same agreement with another value.</param>
    /// <param name="absent">What holds where it is left out, for the documentation; null where that needs no word.</param>
    /// <param name="subject">What it speaks of among the differences of two versions; null for what its group speaks of.</param>
    /// <param name="part">Which side of the subject; null, without a subject of its own, for a key that says nothing by itself.</param>
    /// <param name="saysAbsent">What the differences say where it is left out.</param>
    public static AgreementKey<T> Optional<T, TValue>(
        string name,
        ValueKind<TValue> kind,
        string example,
        string meaning,
        Func<T, Maybe<TValue>> get,
        Func<T, TValue, T> set,
        string? absent = null,
        string? subject = null,
        string? part = null,
        string saysAbsent = "none"
    ) =>
        new ValueKey<T, TValue>(
            new KeyDescription(name, kind.Shape, example, meaning) { Absent = absent },
            kind,
            get,
            set,
            new Wording(subject, part ?? (subject is null ? null : ""), saysAbsent)
        );

    /// <summary>A flag that may be left out.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="otherwise">What holds where it is left out.</param>
    /// <param name="meaning">One sentence that begins with "Whether".</param>
    /// <param name="get">Where the agreement keeps it.</param>
    /// <param name="set">The same agreement with another value.</param>
    /// <param name="subject">What it speaks of among the differences of two versions; null for what its group speaks of.</param>
    /// <param name="on">What they say of true.</param>
    /// <param name="off">What they say of false.</param>
    /// <param name="part">Which side of the subject; null where it has a subject of its own.</param>
    public static AgreementKey<T> Flag<T>(
        string name,
        bool otherwise,
        string meaning,
        Func<T, bool> get,
        Func<T, bool, T> set,
        string? subject,
        string on,
        string off,
        string? part = null
    ) =>
        Optional(
            name,
            ValueKinds.Flag(otherwise, on, off),
            otherwise ? "true" : "false",
            meaning,
            holder => new(true, get(holder)),
            set,
            absent: otherwise ? "true" : "false",
            subject: subject,
            part: part
        );

    /// <summary>A list of values, which must be written when <paramref name="least"/> is above 0.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="kind">What each value is.</param>
    /// <param name="example">A list, as YAML.</param>
    /// <param name="meaning">One sentence, for those who write an agreement.</param>
    /// <param name="get">Where the agreement keeps it.</param>
    /// <param name="set">The same agreement with another list.</param>
    /// <param name="wording">How it reads among the differences of two versions.</param>
    /// <param name="least">Fewest values.</param>
    /// <param name="most">Most values; null for no limit of its own.</param>
    /// <param name="absent">What holds where it is left out, for the documentation; null where that needs no word.</param>
    /// <param name="check">Adds what makes no sense about the list as a whole; null when nothing can.</param>
    public static AgreementKey<T> List<T, TValue>(
        string name,
        ValueKind<TValue> kind,
        string example,
        string meaning,
        Func<T, IReadOnlyList<TValue>> get,
        Func<T, IReadOnlyList<TValue>, T> set,
        ListWording<TValue> wording,
        int least = 0,
        int? most = null,
        string? absent = null,
        Action<List<AgreementFault>, string, IReadOnlyList<TValue>>? check = null
    ) =>
        new ListKey<T, TValue>(
            new KeyDescription(name, new ListShape(kind.Shape, least, most), example, meaning) { IsRequired = least > 0, Absent = absent },
            kind,
            get,
            set,
            wording
        )
        {
            CheckList = check ?? ((_, _, _) => { }),
        };

    /// <summary>A text that people know a group by.</summary>
    public static AgreementKey<T> Name<T>(string name, string example, string meaning, Func<T, string> get, Func<T, string, T> set) =>
        Required(name, ValueKinds.Text(ValueRules.LongestName), example, meaning, get, set);
}
