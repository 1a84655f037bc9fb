using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HandoffBot.Tests.Intake;

/// <summary>What the filter of the senders' endpoints reads of a request, for methods and limits that no endpoint of today has.</summary>
public sealed class SenderFilterTests
{
    private const string Key = "0123456789abcdef";

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Every_method_but_get_and_head_has_its_body_read(string method) =>
        Assert.Equal("[1]", await Body(method, "[1]", new BodyLimit(3, "at most 3 bytes")));

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Get_and_head_have_none(string method) =>
        Assert.Equal("", await Body(method, "[1]", new BodyLimit(3, "at most 3 bytes")));

    [Fact]
    public async Task The_limit_is_the_endpoint_s_own()
    {
        Assert.Equal("[1234]", await Body("PUT", "[1234]", new BodyLimit(6, "at most 6 bytes")));

        var refused = await Invoke("PUT", "[1234]", new BodyLimit(5, "at most 5 bytes"));

        var problem = Assert.IsType<ProblemHttpResult>(refused);
        Assert.Equal((413, "Expected at most 5 bytes."), (problem.StatusCode, problem.ProblemDetails.Detail));
    }

    [Fact]
    public async Task An_endpoint_without_a_limit_takes_no_body_and_asks_for_no_content_type()
    {
        Assert.Equal("", await Body("DELETE", "", limit: null, contentType: null));

        var refused = Assert.IsType<ProblemHttpResult>(await Invoke("DELETE", "x", limit: null));
        Assert.Equal((413, "Expected no body."), (refused.StatusCode, refused.ProblemDetails.Detail));
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_415_for_any_method() =>
        Assert.Equal(
            415,
            Assert
                .IsType<ProblemHttpResult>(
                    await Invoke("PUT", "a=1", new BodyLimit(3, "at most 3 bytes"), "application/x-www-form-urlencoded")
                )
                .StatusCode
        );

    private static async Task<string> Body(string method, string body, BodyLimit? limit, string? contentType = "application/json") =>
        Assert.IsType<string>(await Invoke(method, body, limit, contentType));

    private static async Task<object?> Invoke(string method, string body, BodyLimit? limit, string? contentType = "application/json")
    {
        var options = new HandoffOptions();
        options.Intake.ApiKeys.Add(new ApiKey { Name = "tests", Key = Key });
        var filter = new SenderFilter(new Credentials(Options.Create(options)), TimeProvider.System);
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.ContentType = contentType;
        http.Request.Headers.Authorization = $"Bearer {Key}";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(limit is null ? [] : [limit]), "test"));
        return await filter.InvokeAsync(new DefaultEndpointFilterInvocationContext(http), context =>
            ValueTask.FromResult<object?>(Encoding.UTF8.GetString(VerifiedRequest.Of(context.HttpContext).Body.Span))
        );
    }
}
