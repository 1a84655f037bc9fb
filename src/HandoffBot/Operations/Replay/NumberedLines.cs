using System.Buffers;
using System.IO.Pipelines;

namespace HandoffBot.Operations.Replay;

/// <summary>One line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">As they are in the file, without the line's end.</param>
/// <param name="Read">Bytes of the file read so far.</param>
internal sealed record NumberedLine(long Number, byte[] Bytes, long Read);

/// <summary>Reads a file line by line as bytes: what is not sound text is for the reader of the line to say, and costs that line
/// only.</summary>
internal static class NumberedLines
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Every line that is not blank.</summary>
    public static async IAsyncEnumerable<NumberedLine> Of(Stream file)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var (number, read) = (0L, 0L);
        while (true)
        {
            var result = await reader.ReadAsync();
            var buffer = result.Buffer;
            while (Next(ref buffer, result.IsCompleted, out var line))
            {
                number++;
                read += line.Length + 1;
                var bytes = line.ToArray();
                if (number == 1 && bytes.AsSpan().StartsWith(ByteOrderMark))
                {
                    bytes = bytes[ByteOrderMark.Length..];
                }

                if (bytes.AsSpan().ContainsAnyExcept(" \t\r"u8))
                {
                    yield return new NumberedLine(number, bytes, read);
                }
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
    }

    private static bool Next(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        buffer = last ? buffer.Slice(buffer.End) : buffer;
        return last && !line.IsEmpty;
    }
}
