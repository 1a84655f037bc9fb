using System.Text;
using HandoffBot.Slack.Signing;

namespace HandoffBot.Slack.Tests.Signing;

public sealed class RequestSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private const string Timestamp = "1531420618";

    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly DateTimeOffset SignedAt = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void Slacks_published_example_is_valid() => Assert.Equal(SignatureCheck.Valid, Check());

    [Fact]
    public void Upper_case_hex_is_valid() =>
        Assert.Equal(SignatureCheck.Valid, Check(signature: "v0=" + Signature[3..].ToUpperInvariant()));

    [Theory]
    [InlineData(-300, SignatureCheck.Valid)]
    [InlineData(300, SignatureCheck.Valid)]
    [InlineData(-301, SignatureCheck.Stale)]
    [InlineData(301, SignatureCheck.Stale)]
    public void Five_minutes_either_way_are_allowed(int seconds, SignatureCheck expected) =>
        Assert.Equal(expected, Check(now: SignedAt.AddSeconds(seconds)));

    [Fact]
    public void One_changed_byte_is_invalid() => Assert.Equal(SignatureCheck.Invalid, Check(body: Body + " "));

    [Fact]
    public void Another_secret_is_invalid() => Assert.Equal(SignatureCheck.Invalid, Check(secret: "another"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_secret_nothing_is_valid(string? secret) => Assert.Equal(SignatureCheck.NoSecret, Check(secret: secret));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1531420618")]
    [InlineData("+1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_that_is_not_plain_seconds_is_malformed(string? timestamp) =>
        Assert.Equal(SignatureCheck.Malformed, Check(timestamp: timestamp));

    [Fact]
    public void Any_of_several_secrets_may_have_signed()
    {
        Assert.Equal(SignatureCheck.Valid, Check(["an older one", Secret]));
        Assert.Equal(SignatureCheck.Valid, Check([Secret, "", "a newer one"]));
        Assert.Equal(SignatureCheck.Invalid, Check(["an older one", "a newer one"]));
        Assert.Equal(SignatureCheck.NoSecret, Check(["", " "]));
        Assert.Equal(SignatureCheck.NoSecret, Check([]));
    }

    [Fact]
    public void A_wrong_clock_is_told_only_of_what_our_secret_signed()
    {
        Assert.Equal(SignatureCheck.Stale, Check(now: SignedAt.AddHours(1)));
        Assert.Equal(SignatureCheck.Invalid, Check(secret: "another", now: SignedAt.AddHours(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_signature_it_is_unsigned(string? signature) => Assert.Equal(SignatureCheck.Unsigned, Check(signature: signature));

    [Theory]
    [InlineData("v0=")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=g2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503a2")]
    public void A_signature_of_another_form_is_malformed(string? signature) =>
        Assert.Equal(SignatureCheck.Malformed, Check(signature: signature));

    [Fact]
    public void Bytes_that_are_no_text_are_checked_as_bytes()
    {
        byte[] body = [0xff, 0xfe, 0x00, 0x80];

        Assert.Equal(SignatureCheck.Invalid, RequestSignature.Verify([Secret], Timestamp, body, Signature, SignedAt));
    }

    private static SignatureCheck Check(string[] secrets) =>
        RequestSignature.Verify(secrets, Timestamp, Encoding.UTF8.GetBytes(Body), Signature, SignedAt);

    private static SignatureCheck Check(
        string? secret = Secret,
        string? timestamp = Timestamp,
        string body = Body,
        string? signature = Signature,
        DateTimeOffset? now = null
    ) => RequestSignature.Verify(secret is null ? [] : [secret], timestamp, Encoding.UTF8.GetBytes(body), signature, now ?? SignedAt);
}
