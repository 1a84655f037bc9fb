using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Publishing.Messages;
using HandoffBot.Refusals;
using HandoffBot.Review;
using HandoffBot.Review.Exports;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Context;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HandoffBot.Operations.Reports;

/// <summary><c>GET /reports/rows</c>: what a figure of a report counts, for whoever has its signed link.</summary>
internal sealed class FigureRowsEndpoint(
    IDatabase database,
    AgreementRegistry agreements,
    FigureLinks links,
    FigureRowsRateLimiter pace,
    RefusalLog refusals,
    IOptions<HandoffOptions> options,
    TimeProvider time
)
{
    private const string Refused = "Not opened";
    private const string AnotherLink = "Have the numbers of the report sent again, or print them with: HandoffBot digest --format csv";

    public async Task<Results<ContentHttpResult, ProblemHttpResult>> Get(HttpContext http)
    {
        var query = http.Request.Query;
        var (report, figure) = (query["report"].ToString(), query["figure"].ToString());
        Protect(http.Response.Headers);
        switch (links.Check(report, figure, query["expires"].ToString(), query["signature"].ToString(), time.Now()))
        {
            case LinkState.Forged:
                Note(http, RefusalCause.LinkForged);
                const string Forged = "This link was not made by this host, was changed on the way, or its secret was changed since.";
                return ProblemResults.Refuse(http, 403, Refused, $"{Forged} {AnotherLink}");
            case LinkState.Expired:
                Note(http, RefusalCause.LinkExpired);
                return ProblemResults.Refuse(http, 410, Refused, $"This link has expired. {AnotherLink}");
        }

        if (!pace.TryEnter(time.Now()))
        {
            Note(http, RefusalCause.LinkBusy);
            return ProblemResults.Later(http, 429, $"Rows are opened {FigureRowsRateLimiter.MostAMinute} times a minute at most.", 60);
        }

        try
        {
            return await Rows(http, report, figure);
        }
        catch (Exception fault) when (DatabaseFailure.IsTransient(fault) && !http.RequestAborted.IsCancellationRequested)
        {
            return ProblemResults.Later(http, 503, "Reports cannot be read at the moment.", 5);
        }
        finally
        {
            pace.Leave();
        }
    }

    private void Note(HttpContext http, RefusalCause cause) =>
        refusals.LinkRefused($"/{FigureLinks.Path}", cause, http.Connection.RemoteIpAddress);

    private async Task<Results<ContentHttpResult, ProblemHttpResult>> Rows(HttpContext http, string report, string figure)
    {
        var most = options.Value.Links.MostRows;
        var found = await database.Read(
            (db, token) => FigurePage.Read(db, report, figure, agreements.Of, most, token, isWhole: true),
            http.RequestAborted
        );
        if (found is not { } page)
        {
            return ProblemResults.Refuse(http, 404, Refused, $"The report {report} is no longer stored, or has no figure {figure}.");
        }

        if (page.Count > most)
        {
            Note(http, RefusalCause.LinkTooLarge);
            var print = $"Print them with: HandoffBot digest {report} --rows {figure} --format csv";
            return ProblemResults.Refuse(http, 413, Refused, $"The figure counts {page.Count} rows, and a link opens {most}. {print}");
        }

        if (IsForPeople(http.Request))
        {
            var csv = QueryString.Create(http.Request.Query.Where(one => one.Key != "format")).Add("format", "csv");
            return TypedResults.Text(FigureRowsPage.Html(page, csv.Value!), "text/html; charset=utf-8");
        }

        var name = ReportFiles.NameOf($"{PeriodicReport.FileName(report)}-{figure}.csv");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return TypedResults.Text(FigureRowsPage.Csv(page), "text/csv; charset=utf-8");
    }

    // A browser asks for a page; whoever says nothing gets what a program reads.
    private static bool IsForPeople(HttpRequest request) =>
        request.Query["format"].ToString() is { Length: > 0 } format
            ? format == "html"
            : request.GetTypedHeaders().Accept.Any(one => one.MediaType == "text/html");

    // The link is a secret that must not travel on, and the page holds what strangers wrote.
    private static void Protect(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
