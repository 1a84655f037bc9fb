using System.Buffers;
using System.IO.Pipelines;
using HandoffBot.Intake.Contracts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HandoffBot.Intake;

/// <summary>A request's bytes in a rented buffer, within what all requests together may hold.</summary>
internal sealed class RequestBody(RequestBodyBudget budget) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private byte[] _buffer = [];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>The status to answer with when the body could not be had: 408 too slow, 413 too large, 429 too many at once; 0 when all is here.</summary>
    public async Task<int> Read(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The server counts the framing of chunks too; the bytes themselves are counted here.
            limit.MaxRequestBodySize = 2 * EventLimits.Body;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new(1024, TimeSpan.FromSeconds(5));
        }

        try
        {
            // A body that came with its headers, as most do, needs no watch.
            if (http.Request.BodyReader.TryRead(out var first))
            {
                var settled = Keep(http, first);
                if (settled != 0 || first.IsCompleted)
                {
                    return settled;
                }
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            patience.CancelAfter(Longest);
            while (true)
            {
                var read = await http.Request.BodyReader.ReadAsync(patience.Token);
                var refused = Keep(http, read);
                if (refused != 0 || read.IsCompleted)
                {
                    return refused;
                }
            }
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (IOException)
        {
            // The sender hung up; nobody reads the answer.
            return StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException)
        {
            return StatusCodes.Status408RequestTimeout;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        budget.Return(_buffer.Length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private int Keep(HttpContext http, ReadResult read)
    {
        var refused = Keep(read.Buffer);
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        return refused;
    }

    private int Keep(ReadOnlySequence<byte> more)
    {
        if (_length + more.Length > EventLimits.Body)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (!Room((int)more.Length))
        {
            return StatusCodes.Status429TooManyRequests;
        }

        more.CopyTo(_buffer.AsSpan(_length));
        _length += (int)more.Length;
        return 0;
    }

    // Memory is charged as bytes come in, so a sender who announces much and sends little holds little.
    private bool Room(int more)
    {
        if (_length + more <= _buffer.Length)
        {
            return true;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, Math.Min(_buffer.Length * 2, EventLimits.Body)));
        if (!budget.Take(larger.Length))
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

/// <summary>Bounds the memory that bodies under way may hold together.</summary>
public sealed class RequestBodyBudget
{
    private const long Most = 32 * 1024 * 1024;
    private long _taken;

    public bool Take(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= Most)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    public void Return(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
