using System.IO.Pipelines;
using HandoffBot.Hosting.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HandoffBot.Tests.Hosting;

public sealed class BoundedBodyTests
{
    private const int Budget = 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_body_up_to_the_maximum_is_read_whole(int length)
    {
        using var body = Body(16, new BodyBudget(Budget));

        Assert.Equal(0, await body.Read(Request(new byte[length])));
        Assert.Equal(length, body.Bytes.Length);
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_put_together()
    {
        var pipe = new Pipe();
        using var body = Body(100_000, new BodyBudget(Budget));
        var reading = body.Read(Request(pipe.Reader));
        var sent = Enumerable.Range(0, 90_000).Select(n => (byte)n).ToArray();
        foreach (var piece in sent.Chunk(7_000))
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();

        Assert.Equal(0, await reading);
        Assert.Equal(sent, body.Bytes.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_byte_too_many_is_413_whether_announced_or_not(bool isAnnounced)
    {
        using var body = Body(16, new BodyBudget(Budget));
        var http = Request(new byte[17]);
        http.Request.ContentLength = isAnnounced ? 17 : null;

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, await body.Read(http));
    }

    [Fact]
    public async Task A_body_beyond_the_shared_budget_is_429_until_another_is_disposed()
    {
        var budget = new BodyBudget(32 * 1024);
        var first = Body(32 * 1024, budget);
        Assert.Equal(0, await first.Read(Request(new byte[10_000])));

        using (var second = Body(32 * 1024, budget))
        {
            Assert.Equal(StatusCodes.Status429TooManyRequests, await second.Read(Request(new byte[10_000])));
        }

        first.Dispose();
        using var third = Body(32 * 1024, budget);
        Assert.Equal(0, await third.Read(Request(new byte[10_000])));
    }

    [Fact]
    public async Task Disposing_twice_releases_once()
    {
        var budget = new BodyBudget(32 * 1024);
        var body = Body(32 * 1024, budget);
        Assert.Equal(0, await body.Read(Request(new byte[10_000])));

        body.Dispose();
        body.Dispose();

        Assert.True(budget.TryReserve(32 * 1024));
        Assert.False(budget.TryReserve(1));
    }

    [Fact]
    public async Task An_announced_length_reserves_nothing_before_bytes_arrive()
    {
        var budget = new BodyBudget(1024);
        var pipe = new Pipe();
        using var body = Body(1024 * 1024, budget);
        var http = Request(pipe.Reader);
        http.Request.ContentLength = 1024 * 1024;

        var reading = body.Read(http);

        Assert.True(budget.TryReserve(1024));
        budget.Release(1024);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(0, await reading);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_and_a_server_that_refuses_the_framing_are_refused_with_their_status()
    {
        using var body = Body(16, new BodyBudget(Budget));

        Assert.Equal(StatusCodes.Status400BadRequest, await body.Read(Request(Failing(new IOException("gone")))));
        Assert.Equal(
            StatusCodes.Status413PayloadTooLarge,
            await body.Read(Request(Failing(new BadHttpRequestException("too long", StatusCodes.Status413PayloadTooLarge))))
        );
        Assert.Equal(StatusCodes.Status408RequestTimeout, await body.Read(Request(Failing(new OperationCanceledException()))));
    }

    [Fact]
    public async Task A_body_that_does_not_come_before_the_deadline_is_408()
    {
        using var body = new BoundedBody(16, new BodyBudget(Budget), TimeSpan.FromMilliseconds(1));

        Assert.Equal(StatusCodes.Status408RequestTimeout, await body.Read(Request(new Pipe().Reader)));
    }

    private static BoundedBody Body(int maximum, BodyBudget budget) => new(maximum, budget, TimeSpan.FromMinutes(5));

    private static PipeReader Failing(Exception fault)
    {
        var pipe = new Pipe();
        pipe.Writer.Complete(fault);
        return pipe.Reader;
    }

    private static DefaultHttpContext Request(byte[] bytes)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(bytes);
        return http;
    }

    private static DefaultHttpContext Request(PipeReader reader)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IRequestBodyPipeFeature>(new BodyPipe(reader));
        return http;
    }

    private sealed record BodyPipe(PipeReader Reader) : IRequestBodyPipeFeature;
}
