using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Spoils a body without looking at what it says.</summary>
public static class HostileBytes
{
    private static readonly byte[][] Odd =
    [
        [0],
        [0xFF],
        [0xC0, 0xAF],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xE2, 0x82],
        [0xEF, 0xBB, 0xBF],
        [0xFE, 0xFF],
        [(byte)'\\'],
        [(byte)'"'],
        [(byte)'}'],
        [(byte)'\r', (byte)'\n'],
        "%00"u8.ToArray(),
        "%ff%fe"u8.ToArray(),
        "%ED%A0%80"u8.ToArray(),
        "%"u8.ToArray(),
        "%zz"u8.ToArray(),
        "&&&==="u8.ToArray(),
        "&payload=2"u8.ToArray(),
        "\\u0000"u8.ToArray(),
        "\\ud800"u8.ToArray(),
    ];

    public static byte[] Of(byte[] body, FuzzInput chance)
    {
        if (body.Length == 0)
        {
            return chance.Bytes(chance.Between(1, 200));
        }

        switch (chance.Below(9))
        {
            case 0:
                return body[..chance.Below(body.Length)];
            case 1:
                return [.. body[chance.Below(body.Length)..]];
            case 2 or 3:
                var flipped = (byte[])body.Clone();
                for (var bits = chance.Between(1, 9); bits > 0; bits--)
                {
                    flipped[chance.Below(flipped.Length)] ^= (byte)(1 << chance.Below(8));
                }

                return flipped;
            case 4 or 5:
                var at = chance.Below(body.Length);
                return [.. body[..at], .. chance.In(Odd), .. body[at..]];
            case 6:
                return chance.Bytes(chance.Between(1, 3000));
            case 7:
                return chance.Of(Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32).GetBytes(Encoding.UTF8.GetString(body));
            default:
                // Beyond every limit, or a byte short of it; not often, for it is dear to everyone.
                return chance.OneIn(40) ? [.. body, .. Filler((1024 * 1024) - body.Length + chance.Of(0, 1, 100_000))] : [.. body, .. body];
        }
    }

    private static byte[] Filler(int count)
    {
        var filler = new byte[count];
        Array.Fill(filler, (byte)' ');
        return filler;
    }
}
