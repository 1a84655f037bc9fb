using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HandoffBot.Hosting.Bodies;

/// <summary>
/// A request's bytes in a rented buffer, within what one body and all bodies of its kind together may hold. Memory is charged
/// as bytes arrive: a caller who announces much and sends little holds little.
/// </summary>
/// <param name="maximum">Longest body, in bytes.</param>
/// <param name="budget">What the bodies of its kind may hold together.</param>
/// <param name="deadline">The whole body has to be here by then.</param>
internal sealed class BoundedBody(int maximum, BodyBudget budget, TimeSpan deadline) : IDisposable
{
    /// <summary>
    /// What the server itself may hold of each connection's body, read by nobody yet: a caller of whom nothing is read any more
    /// is drained for some seconds, and a thousand of them must not hold a mebibyte each.
    /// </summary>
    public const long UnreadAtMost = 32 * 1024;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>What has been read; valid until disposal.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>
    /// Reads the whole body. The status to refuse it with: 408 too slow, 413 too large, 429 too many at once, another of the
    /// 400s when it is no valid HTTP or breaks off; 0 when all is here.
    /// </summary>
    public async Task<int> Read(HttpContext http)
    {
        if (http.Request.ContentLength > maximum)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The server counts the framing of chunks too; the bytes themselves are counted here.
            limit.MaxRequestBodySize = 2L * maximum;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new(1024, TimeSpan.FromSeconds(5));
        }

        try
        {
            // A body that came with its headers, as most do, needs no deadline.
            if (http.Request.BodyReader.TryRead(out var first))
            {
                var refused = Append(http, first);
                if (refused != 0 || first.IsCompleted)
                {
                    return refused;
                }
            }

            // Not by a token: a read that a token cancels leaves Kestrel's reader in a state in which the rest cannot be drained.
            using var late = new CancellationTokenSource(deadline);
            await using var _ = late.Token.Register(http.Request.BodyReader.CancelPendingRead);
            while (true)
            {
                var read = await http.Request.BodyReader.ReadAsync(CancellationToken.None);
                var refused = Append(http, read);
                if (refused == 0 && read.IsCanceled)
                {
                    refused = StatusCodes.Status408RequestTimeout;
                }

                if (refused != 0 || read.IsCompleted)
                {
                    return refused;
                }
            }
        }
        catch (BadHttpRequestException invalid)
        {
            return invalid.StatusCode;
        }
        catch (IOException)
        {
            // The caller hung up; nobody reads the answer.
            return StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException)
        {
            // The server itself gave the connection up.
            return StatusCodes.Status408RequestTimeout;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        budget.Release(_buffer.Length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private int Append(HttpContext http, ReadResult read)
    {
        var refused = Append(read.Buffer);
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        return refused;
    }

    private int Append(ReadOnlySequence<byte> more)
    {
        if (_length + more.Length > maximum)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (!Reserve((int)more.Length))
        {
            return StatusCodes.Status429TooManyRequests;
        }

        more.CopyTo(_buffer.AsSpan(_length));
        _length += (int)more.Length;
        return 0;
    }

    private bool Reserve(int more)
    {
        if (_length + more <= _buffer.Length)
        {
            return true;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, Math.Min(_buffer.Length * 2, maximum)));
        if (!budget.TryReserve(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        Bytes.CopyTo(larger);
        var length = _length;
        Dispose();
        (_buffer, _length) = (larger, length);
        return true;
    }
}
