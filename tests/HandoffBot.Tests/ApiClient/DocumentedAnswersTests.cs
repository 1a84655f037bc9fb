using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.ApiClient;

/// <summary>Every answer that the OpenAPI document describes is provoked, and held against it.</summary>
public sealed class DocumentedAnswersTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Every_documented_answer_is_as_documented(string database)
    {
        // Room for all that is sent but one batch, decided already or not.
        await using var app = await TestApp.Start(database, settings: new KeyValuePair<string, string?>("Intake:MaxBacklog", "3"));
        var document = await ApiDocument.Of(app.Sender, app.BotUrl);
        var seen = new HashSet<(string, string)>();

        async Task Expect(string operation, int status, Func<HttpClient, Task<HttpResponseMessage>> ask, bool known = true)
        {
            using var stranger = new HttpClient();
            using var answer = await ask(known ? app.Sender : stranger);
            await Hold(document, operation, status, answer);
            seen.Add((operation, $"{status}"));
        }

        var now = app.Slack.Clock.GetUtcNow();
        await Expect("SendScoreEvents", 202, http =>
            http.PostAsync(Url("/v1/score-events"), Json(new SampleEvent("hot").Json(now).ToJsonString()))
        );
        await app.Message("C0EMEA", "Acme");
        await app.Decision("hot");
        await Expect("SendScoreEvents", 202, http =>
            http.PostAsync(Url("/v1/score-events"), Json($"[7, {new SampleEvent("hot").Json(now).ToJsonString()}]"))
        );
        await Expect("SendScoreEvents", 400, http => http.PostAsync(Url("/v1/score-events"), Json("""{ "id": "alone" }""")));
        await Expect("SendScoreEvents", 400, http =>
            http.PostAsync(Url("/v1/score-events"), Json("""{ "events": [ { "id": "one" }, 7 ] }"""))
        );
        await Expect("SendScoreEvents", 400, http => http.PostAsync(Url("/v1/score-events"), Json("{")));
        await Expect("SendScoreEvents", 401, http => http.PostAsync(Url("/v1/score-events"), Json("{}")), known: false);
        await Expect("SendScoreEvents", 408, http => Dripping(app.BotUrl, http.DefaultRequestHeaders.Authorization!));
        await Expect("SendScoreEvents", 413, http => http.PostAsync(Url("/v1/score-events"), Json(new string(' ', 1024 * 1024 + 1))));
        await Expect("SendScoreEvents", 415, http =>
            http.PostAsync(Url("/v1/score-events"), new StringContent("x", Encoding.UTF8, "text/plain"))
        );
        await Expect("SendScoreEvents", 429, http =>
            http.PostAsync(
                Url("/v1/score-events"),
                Json(new JsonArray([.. "abcd".Select(id => new SampleEvent($"{id}").Json(now))]).ToJsonString())
            )
        );

        var fields = new SampleFields("fld-1") { Employees = 130 }.Json(now);
        await Expect("SendLeadFields", 202, http => http.PostAsync(Url("/v1/lead-fields"), Json(fields.ToJsonString())));
        await app.Decision("lead-fields/fld-1");
        await Expect("SendLeadFields", 202, http => http.PostAsync(Url("/v1/lead-fields"), Json($"[7, {fields.ToJsonString()}]")));
        await Expect("SendLeadFields", 400, http => http.PostAsync(Url("/v1/lead-fields"), Json("""{ "id": "alone" }""")));
        await Expect("SendLeadFields", 401, http => http.PostAsync(Url("/v1/lead-fields"), Json("{}")), known: false);
        await Expect("SendLeadFields", 408, http => Dripping(app.BotUrl, http.DefaultRequestHeaders.Authorization!, "/v1/lead-fields"));
        await Expect("SendLeadFields", 413, http => http.PostAsync(Url("/v1/lead-fields"), Json(new string(' ', 1024 * 1024 + 1))));
        await Expect("SendLeadFields", 415, http =>
            http.PostAsync(Url("/v1/lead-fields"), new StringContent("x", Encoding.UTF8, "text/plain"))
        );
        await Expect("SendLeadFields", 429, http =>
            http.PostAsync(
                Url("/v1/lead-fields"),
                Json(new JsonArray([.. "abcd".Select(id => new SampleFields($"{id}").Json(now))]).ToJsonString())
            )
        );
        await Expect("GetDecision", 200, http => http.GetAsync(Url("/v1/decisions/lead-fields%2Ffld-1")));

        var outcome = new SampleOutcome("out-1", "won") { Amount = 7 }.Json(now);
        await Expect("SendOutcomes", 202, http => http.PostAsync(Url("/v1/outcomes"), Json(outcome.ToJsonString())));
        await app.Decision("outcomes/out-1");
        await Expect("SendOutcomes", 202, http => http.PostAsync(Url("/v1/outcomes"), Json($"[7, {outcome.ToJsonString()}]")));
        await Expect("SendOutcomes", 400, http => http.PostAsync(Url("/v1/outcomes"), Json("""{ "id": "alone" }""")));
        await Expect("SendOutcomes", 401, http => http.PostAsync(Url("/v1/outcomes"), Json("{}")), known: false);
        await Expect("SendOutcomes", 408, http => Dripping(app.BotUrl, http.DefaultRequestHeaders.Authorization!, "/v1/outcomes"));
        await Expect("SendOutcomes", 413, http => http.PostAsync(Url("/v1/outcomes"), Json(new string(' ', 1024 * 1024 + 1))));
        await Expect("SendOutcomes", 415, http =>
            http.PostAsync(Url("/v1/outcomes"), new StringContent("x", Encoding.UTF8, "text/plain"))
        );
        await Expect("SendOutcomes", 429, http =>
            http.PostAsync(
                Url("/v1/outcomes"),
                Json(new JsonArray([.. "abcd".Select(id => new SampleOutcome($"{id}", "lost").Json(now))]).ToJsonString())
            )
        );
        await Expect("GetDecision", 200, http => http.GetAsync(Url("/v1/decisions/outcomes%2Fout-1")));

        await Expect("GetDecision", 200, http => http.GetAsync(Url("/v1/decisions/hot")));
        await Expect("GetDecision", 401, http => http.GetAsync(Url("/v1/decisions/hot")), known: false);
        await Expect("GetDecision", 404, http => http.GetAsync(Url("/v1/decisions/nowhere")));
        await Expect("ListDecisions", 200, http => http.GetAsync(Url("/v1/decisions?limit=1&outcome=alerted&outcome=held&account=acme")));
        await Expect("ListDecisions", 400, http => http.GetAsync(Url("/v1/decisions?limit=0&outcome=x")));
        await Expect("ListDecisions", 401, http => http.GetAsync(Url("/v1/decisions")), known: false);

        var card = await app.Message("C0EMEA", "Acme");
        await app.Shown();
        await app.Slack.User("U0REP1").Click(card, "alert_bad_score");
        await Wait.Until(async cancel => (await app.Sender.GetStringAsync(Url("/v1/feedback"), cancel)).Length > 0);
        await Expect("GetFeedback", 200, http => http.GetAsync(Url("/v1/feedback?limit=1")));
        await Expect("GetFeedback", 400, http => http.GetAsync(Url("/v1/feedback?after=x")));
        await Expect("GetFeedback", 401, http => http.GetAsync(Url("/v1/feedback")), known: false);

        foreach (var gone in new[] { "ALTER TABLE decisions RENAME TO decisions_elsewhere", "ALTER TABLE inbox RENAME TO inbox_elsewhere" })
        {
            await app.Database.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(gone, cancel), default);
        }

        await Expect("SendScoreEvents", 503, http =>
            http.PostAsync(Url("/v1/score-events"), Json(new SampleEvent("later").Json(now).ToJsonString()))
        );
        await Expect("SendLeadFields", 503, http =>
            http.PostAsync(Url("/v1/lead-fields"), Json(new SampleFields("later").Json(now).ToJsonString()))
        );
        await Expect("SendOutcomes", 503, http =>
            http.PostAsync(Url("/v1/outcomes"), Json(new SampleOutcome("later", "won").Json(now).ToJsonString()))
        );
        await Expect("GetDecision", 503, http => http.GetAsync(Url("/v1/decisions/hot")));
        await Expect("ListDecisions", 503, http => http.GetAsync(Url("/v1/decisions")));
        await Expect("GetFeedback", 503, http => http.GetAsync(Url("/v1/feedback")));

        // Opened by a link, which has a test of its own.
        Assert.Empty(document.Documented().Where(one => one.Operation != DocumentedFigureRowsTests.Operation).Except(seen));

        Uri Url(string path) => new(app.BotUrl, path);
    }

    [Fact]
    public async Task An_event_not_decided_yet_is_told_as_documented()
    {
        await using var app = await TestApp.Start();
        var document = await ApiDocument.Of(app.Sender, app.BotUrl);
        await using var test = await TestDatabase.New();
        await using var host = await IntakeHost.Start(test, decide: false);
        await host.Post(SampleEvent.Hot("waiting"));

        using var answer = await host.Http.GetAsync("/v1/decisions/waiting");

        await Hold(document, "GetDecision", 200, answer);
        Assert.Equal("received", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]);
    }

    [Fact]
    public async Task An_answer_under_other_names_would_be_noticed()
    {
        await using var app = await TestApp.Start();
        var document = await ApiDocument.Of(app.Sender, app.BotUrl);

        var faults = document.Faults(
            "ListDecisions",
            HttpStatusCode.OK,
            "application/json",
            _ => true,
            """{ "decisions": [ { "eventId": "x", "outcome": 3 } ], "next": null }"""
        );

        Assert.Contains(faults, fault => fault.StartsWith("/decisions/0/eventId: not documented", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("/decisions/0: required", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("/decisions/0/outcome: type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_servers_of_the_document_are_what_the_caller_called()
    {
        await using var app = await TestApp.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.BotUrl, "/openapi/v1.json"));
        request.Headers.Host = "handoff.ourco.test:8443";

        using var answer = await app.Sender.SendAsync(request);

        Assert.Equal(
            "http://handoff.ourco.test:8443/",
            (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["servers"]![0]!["url"]
        );
    }

    internal static async Task Hold(ApiDocument document, string operation, int status, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{operation}: {answer.StatusCode} {body}");
        var faults = document.Faults(
            operation,
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.Contains,
            body
        );
        Assert.True(faults.Count == 0, $"{operation} {status}: {string.Join(Environment.NewLine, faults)}{Environment.NewLine}{body}");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    // A sender who announces a body and sends none of it; the host closes the connection behind its answer.
    private static async Task<HttpResponseMessage> Dripping(
        Uri host,
        AuthenticationHeaderValue credentials,
        string path = "/v1/score-events"
    )
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Host, host.Port);
        await socket
            .GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {credentials}\r\nContent-Type: application/json\r\n"
                        + $"Content-Length: 900000\r\n\r\n{{"
                )
            );
        using var reader = new StreamReader(socket.GetStream());
        var parts = (await reader.ReadToEndAsync()).Split("\r\n\r\n", 2);
        var content = new StringContent(parts[1][parts[1].IndexOf('{', StringComparison.Ordinal)..(parts[1].LastIndexOf('}') + 1)]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(parts[0].Split("Content-Type: ")[1].Split('\r')[0]);
        return new HttpResponseMessage((HttpStatusCode)int.Parse(parts[0].Split(' ')[1])) { Content = content };
    }
}
