using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HandoffBot.Store.Context;

/// <summary>
/// One use of the database: a connection, and the transaction when it writes. What is done for every event, message and click
/// runs statements written by hand; for all else EF Core is made on the same connection when it is first asked for, so that a
/// host which starts, decides and posts never loads it.
/// </summary>
public sealed class HandoffDb : IAsyncDisposable
{
    private static readonly Lock FirstUse = new();
    private static readonly bool[] ModelIsComplete = new bool[2];
    private readonly DbConnection _connection;
#pragma warning disable CA1859 // By its own type the methods run for every event would load EF Core when they are compiled.
    private IUnitOfWork? _model;
#pragma warning restore CA1859

    internal HandoffDb(DbConnection connection, DbTransaction? transaction, bool isPostgres) =>
        (_connection, Transaction, IsPostgres) = (connection, transaction, isPostgres);

    public DbSet<InboxRow> Inbox => Entities.Set<InboxRow>();

    public DbSet<DecisionRow> Decisions => Entities.Set<DecisionRow>();

    public DbSet<OutcomeRow> Outcomes => Entities.Set<OutcomeRow>();

    public DbSet<PastFeedbackRow> PastFeedback => Entities.Set<PastFeedbackRow>();

    public DbSet<HoldoutAccountRow> HoldoutAccounts => Entities.Set<HoldoutAccountRow>();

    public DbSet<HoldRow> Holds => Entities.Set<HoldRow>();

    public DbSet<OpeningWaitRow> OpeningWaits => Entities.Set<OpeningWaitRow>();

    public DbSet<AccountRow> Accounts => Entities.Set<AccountRow>();

    public DbSet<AccountAgreementRow> AccountAgreements => Entities.Set<AccountAgreementRow>();

    public DbSet<AccountQuestionRow> AccountQuestions => Entities.Set<AccountQuestionRow>();

    public DbSet<AlertRow> Alerts => Entities.Set<AlertRow>();

    public DbSet<AlertFactRow> AlertFacts => Entities.Set<AlertFactRow>();

    public DbSet<FlagRow> Flags => Entities.Set<FlagRow>();

    public DbSet<DataIssueRow> DataIssues => Entities.Set<DataIssueRow>();

    public DbSet<MessageRow> Messages => Entities.Set<MessageRow>();

    public DbSet<RateLimitRow> RateLimits => Entities.Set<RateLimitRow>();

    public DbSet<SlackInboxRow> SlackInbox => Entities.Set<SlackInboxRow>();

    public DbSet<AgreementRow> Agreements => Entities.Set<AgreementRow>();

    public DbSet<DigestRow> Digests => Entities.Set<DigestRow>();

    public DbSet<ReviewCaseRow> ReviewCases => Entities.Set<ReviewCaseRow>();

    public DbSet<LabelRow> Labels => Entities.Set<LabelRow>();

    public DbSet<MissReportRow> MissReports => Entities.Set<MissReportRow>();

    public DbSet<ProposalRow> Proposals => Entities.Set<ProposalRow>();

    public DbSet<ProposalSignOffRow> ProposalSignOffs => Entities.Set<ProposalSignOffRow>();

    public DbSet<SessionRow> Sessions => Entities.Set<SessionRow>();

    public DbSet<PersonRow> People => Entities.Set<PersonRow>();

    public DbSet<AbsenceRow> Absences => Entities.Set<AbsenceRow>();

    public DbSet<DoNotDisturbRow> DoNotDisturb => Entities.Set<DoNotDisturbRow>();

    public DbSet<RotationRow> Rotations => Entities.Set<RotationRow>();

    public DbSet<RefusalRow> Refusals => Entities.Set<RefusalRow>();

    /// <summary>EF Core's view of the database.</summary>
    public DatabaseFacade Database => Entities.Database;

    /// <summary>EF Core's model.</summary>
    public IModel Model => Entities.Model;

    /// <summary>Whether it is PostgreSQL; SQLite otherwise.</summary>
    public bool IsPostgres { get; }

    /// <summary>Null while it only reads.</summary>
    internal DbTransaction? Transaction { get; }

    /// <summary>Kinds of the facts that this instance has written so far, committed or not.</summary>
    internal List<AlertFactKind> NewFacts { get; } = [];

    /// <summary>The alerts that this instance has written, by id, committed or not.</summary>
    internal IReadOnlyDictionary<string, AlertRow> WrittenAlerts { get; set; } = ReadOnlyDictionary<string, AlertRow>.Empty;

    /// <summary>Whether this instance has written that Slack should show something, committed or not.</summary>
    internal bool WantsMessages { get; set; }

    private HandoffModel Entities => (HandoffModel)(_model ??= Open());

    /// <summary>Writes what was added or changed through EF Core; statements written by hand are carried out at once.</summary>
    public Task<int> SaveChangesAsync(CancellationToken cancel) => _model?.SaveChangesAsync(cancel) ?? Task.FromResult(0);

    public ValueTask DisposeAsync() => _model?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The connection, open.</summary>
    internal async ValueTask<DbConnection> Open(CancellationToken cancel)
    {
        if (_connection.State != ConnectionState.Open)
        {
            await _connection.OpenAsync(cancel);
        }

        return _connection;
    }

    private HandoffModel Open()
    {
        var model = HandoffModel.On(_connection, Transaction, IsPostgres);
        Complete(model);
        return model;
    }

    // EF Core completes the model of a database at its first query, and of two threads that come first one may find half of it (10.0).
    private void Complete(HandoffModel model)
    {
        ref var isComplete = ref ModelIsComplete[IsPostgres ? 1 : 0];
        if (!Volatile.Read(ref isComplete))
        {
            lock (FirstUse)
            {
                model.Model.GetRelationalModel();
                Volatile.Write(ref isComplete, true);
            }
        }
    }
}
