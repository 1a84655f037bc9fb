using System.Net;
using HandoffBot.Refusals;
using NodaTime;

namespace HandoffBot.Tests.Operations;

public sealed class RefusalBufferTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 5);
    private readonly RefusalBuffer _buffer = new();

    [Fact]
    public void A_flood_from_everywhere_is_few_rows_and_every_request_is_counted()
    {
        for (var n = 0; n < 10_000; n++)
        {
            _buffer.Add("/slack/events", $"192.0.2.{n}", "", RefusalCause.Unsigned, Now);
        }

        var rows = _buffer.Drain();

        Assert.Equal(RefusalBuffer.MostAnHour + 1, rows.Count);
        Assert.Equal(10_000, rows.Sum(row => row.Count));
        Assert.Equal(10_000 - RefusalBuffer.MostAnHour, rows.Single(row => row.Address == RefusalBuffer.Others).Count);
        Assert.Empty(_buffer.Drain());
    }

    [Fact]
    public void Those_told_apart_once_stay_so_within_the_hour_and_the_next_hour_begins_anew()
    {
        for (var n = 0; n < 300; n++)
        {
            _buffer.Add("/slack/events", $"192.0.2.{n}", "", RefusalCause.Unsigned, Now);
        }

        _buffer.Drain();
        _buffer.Add("/slack/events", "192.0.2.0", "", RefusalCause.Unsigned, Now + Duration.FromMinutes(50));
        _buffer.Add("/slack/events", "192.0.2.299", "", RefusalCause.Unsigned, Now + Duration.FromMinutes(50));
        _buffer.Add("/slack/events", "192.0.2.299", "", RefusalCause.Unsigned, Now + Duration.FromMinutes(60));

        Assert.Equal(
            ["192.0.2.0", RefusalBuffer.Others, "192.0.2.299"],
            _buffer.Drain().OrderBy(row => row.LastAt).ThenBy(row => row.Address, StringComparer.Ordinal).Select(row => row.Address)
        );
    }

    [Fact]
    public void What_could_not_be_written_is_added_to_what_came_meanwhile_and_never_grows_without_end()
    {
        _buffer.Add("/slack/events", "192.0.2.1", "", RefusalCause.Unsigned, Now);
        var unwritten = _buffer.Drain();
        _buffer.Add("/slack/events", "192.0.2.1", "", RefusalCause.Unsigned, Now + Duration.FromSeconds(9));
        _buffer.PutBack(unwritten);

        var row = Assert.Single(_buffer.Drain());
        Assert.Equal((2, Now, Now + Duration.FromSeconds(9)), (row.Count, row.FirstAt, row.LastAt));

        for (var hour = 0; hour < 48; hour++)
        {
            for (var n = 0; n < 300; n++)
            {
                _buffer.Add("/slack/events", $"192.0.2.{n}", "", RefusalCause.Unsigned, Now + Duration.FromHours(hour));
            }

            _buffer.PutBack(_buffer.Drain());
        }

        Assert.InRange(_buffer.Drain().Count, RefusalBuffer.MostAnHour, 5 * RefusalBuffer.MostAnHour);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("::1", "::1")]
    [InlineData(null, "unknown")]
    public void An_address_is_told_apart_as_its_owner_can_be(string? address, string expected) =>
        Assert.Equal(expected, RequestOrigin.Of(address is null ? null : IPAddress.Parse(address)));

    [Theory]
    [InlineData(400, "invalid")]
    [InlineData(401, "unauthorized")]
    [InlineData(408, "too_slow")]
    [InlineData(413, "too_large")]
    [InlineData(415, "not_json")]
    [InlineData(429, "busy")]
    [InlineData(202, null)]
    [InlineData(404, null)]
    [InlineData(503, null)]
    public void What_refuses_a_sender_has_a_cause(int status, string? code) => Assert.Equal(code, RefusalCause.OfIntake(status)?.Code);
}
