using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Handoffs;
using HandoffBot.Review;
using HandoffBot.Review.Proposals;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace HandoffBot.Tests.Review;

/// <summary>Compiles the weekly digest of a database, as a host would.</summary>
internal static class WeeklyDigestDriver
{
    public static TestClock At(Instant now) => new() { Now = now.ToDateTimeOffset() };

    /// <summary>Whether one was compiled.</summary>
    public static async Task<bool> Compile(
        TestDatabase test,
        TestClock clock,
        HandoffAgreement? inForce = null,
        IProposalSource? source = null,
        CapturedLog? log = null
    )
    {
        var agreements = AgreementRegistry.With(inForce ?? SampleAgreement.Trials);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log ?? new CapturedLog()));
        var reports = new ReportCompiler(
            test.Database,
            agreements,
            new ReviewSampler(clock, () => Guid.NewGuid().ToString("N")),
            source ?? new ProposalFinder(test.Database, agreements, NullLogger<ProposalFinder>.Instance),
            new ProposalOpening(clock, () => Guid.NewGuid().ToString("N")),
            new PeriodWatermark(test.Database, new ClickWatermark(test.Database, clock), clock),
            clock,
            new WorkSignals(),
            loggers.CreateLogger<ReportCompiler>()
        );
        return await reports.CompileDue(PeriodicReport.Weekly, agreements.All[0], default);
    }

    /// <summary>A database with a first version.</summary>
    public static async Task<TestDatabase> Imported(string kind, Instant at, string text = "")
    {
        var test = await TestDatabase.New(kind);
        await Import(test, 1, at, text);
        return test;
    }

    /// <summary>Stores a version, as if a file held it.</summary>
    public static Task Import(TestDatabase test, int version, Instant at, string text) =>
        test.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Agreements.Add(
                        new AgreementRow
                        {
                            Agreement = SampleAgreement.Trials.Id,
                            Version = version,
                            Text = text,
                            ImportedAt = at,
                            Changes = [],
                        }
                    )
                ),
            default
        );
}
