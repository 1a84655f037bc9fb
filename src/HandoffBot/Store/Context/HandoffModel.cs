using System.Data.Common;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace HandoffBot.Store.Context;

/// <summary>Every table, for EF Core. The same on SQLite and PostgreSQL: instants are Unix milliseconds, snapshots are JSON
/// documents.</summary>
internal sealed class HandoffModel(DbContextOptions<HandoffModel> options) : DbContext(options), IUnitOfWork
{
    /// <summary>On an open connection. Without a transaction it only reads, and no row is tracked.</summary>
    public static HandoffModel On(DbConnection connection, DbTransaction? transaction, bool isPostgres)
    {
        var options = new DbContextOptionsBuilder<HandoffModel>();
        _ = isPostgres ? options.UseNpgsql(connection) : options.UseSqlite(connection);
        if (transaction is null)
        {
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        }

        var model = new HandoffModel(options.Options);
        if (transaction is not null)
        {
            model.Database.AutoSavepointsEnabled = false;
            model.Database.UseTransaction(transaction);
        }

        return model;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMilliseconds>();
        configurationBuilder.Properties<Alert>().HaveConversion<AlertConverter>();
        configurationBuilder.Properties<Lead>().HaveConversion<LeadConverter>();
        configurationBuilder.Properties<DecisionOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<LeadOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<PastVerdict>().HaveConversion<string>();
        configurationBuilder.Properties<AlertState>().HaveConversion<string>();
        configurationBuilder.Properties<AlertFactKind>().HaveConversion<string>();
        configurationBuilder.Properties<DataIssueKind>().HaveConversion<string>();
        configurationBuilder.Properties<DataIssueOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<OwnerRole>().HaveConversion<string>();
        configurationBuilder.Properties<SamplingStratum>().HaveConversion<string>();
        configurationBuilder.Properties<LabelKind>().HaveConversion<string>();
        configurationBuilder.Properties<ProposalState>().HaveConversion<string>();
        configurationBuilder.Properties<SignOffTeam>().HaveConversion<string>();
        configurationBuilder.Properties<SignOffAnswer>().HaveConversion<string>();
        configurationBuilder.Properties<MessageState>().HaveConversion<string>();
        configurationBuilder.Properties<UnavailableReason>().HaveConversion<string>();
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
        configurationBuilder.Properties<Guid>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxRow>(t =>
        {
            t.ToTable("inbox").HasKey(r => r.Seq);
            t.HasIndex(r => r.EventId).IsUnique();
        });
        modelBuilder.Entity<DecisionRow>(t =>
        {
            t.ToTable("decisions").HasKey(r => r.EventId);
            t.Property(r => r.Trace).HasConversion(Document(DocumentFormats.Trace));
            t.HasIndex(r => r.AccountKey);
        });
        modelBuilder.Entity<OutcomeRow>(t =>
        {
            t.ToTable("outcomes").HasKey(r => r.Seq);
            t.HasIndex(r => r.Id).IsUnique();
        });
        modelBuilder.Entity<PastFeedbackRow>().ToTable("past_feedback").HasKey(r => r.Id);
        modelBuilder.Entity<HoldRow>(t =>
        {
            t.ToTable("holds").HasKey(r => new { r.EventId, r.Owner });
            t.Property(r => r.Missing).HasConversion(Document(DocumentFormats.MissingFields));
        });
        modelBuilder
            .Entity<HoldoutAccountRow>()
            .ToTable("holdout_accounts")
            .HasKey(r => new
            {
                r.Agreement,
                r.Holdout,
                r.AccountKey,
            });
        modelBuilder.Entity<OpeningWaitRow>().ToTable("opening_waits").HasKey(r => r.EventId);
        modelBuilder.Entity<AccountRow>(t =>
        {
            t.ToTable("accounts").HasKey(r => r.Key);
            t.HasIndex(r => r.Name);
            t.HasIndex(r => r.Domain);
            t.HasIndex(r => r.CrmId);
        });
        modelBuilder.Entity<AccountQuestionRow>().ToTable("account_questions").HasKey(r => r.Id);
        modelBuilder.Entity<AccountAgreementRow>().ToTable("account_agreements").HasKey(r => new { r.AccountKey, r.Agreement });
        modelBuilder.Entity<AlertRow>(t =>
        {
            t.ToTable("alerts").HasKey(r => r.Id);
            t.Property(r => r.Revision).IsConcurrencyToken();
            t.HasIndex(r => r.NextDueAt);
            t.HasIndex(r => r.OpenedAt);
            t.HasIndex(r => r.AccountKey);
        });
        modelBuilder.Entity<AlertFactRow>(t =>
        {
            t.ToTable("alert_facts").HasKey(r => r.Seq);
            t.Property(r => r.Signals).HasConversion((ValueConverter)Document(DocumentFormats.ShownSignals));
            t.HasIndex(r => new { r.AlertId, r.Kind });
            t.HasIndex(r => new { r.Kind, r.At });
            t.HasIndex(r => new
            {
                r.Agreement,
                r.OpenedAt,
                r.AlertId,
            });
        });
        modelBuilder.Entity<FlagRow>(t =>
        {
            t.ToTable("flags").HasKey(r => new { r.AlertId, r.By });
            t.HasIndex(r => r.At);
        });
        modelBuilder
            .Entity<DataIssueRow>()
            .ToTable("data_issues")
            .HasKey(r => new
            {
                r.AlertId,
                r.Kind,
                r.OpenedAt,
            });
        modelBuilder.Entity<MessageRow>(t =>
        {
            t.ToTable("messages").HasKey(r => r.Id);
            t.HasIndex(r => new { r.Kind, r.Subject }).IsUnique();
        });
        modelBuilder.Entity<RateLimitRow>().ToTable("rate_limits").HasKey(r => r.Key);
        modelBuilder.Entity<SlackInboxRow>(t =>
        {
            t.ToTable("slack_inbox").HasKey(r => r.Seq);
            t.HasIndex(r => r.Key).IsUnique();
        });
        modelBuilder.Entity<AgreementRow>(t =>
        {
            t.ToTable("agreements").HasKey(r => new { r.Agreement, r.Version });
            t.Property(r => r.Version).ValueGeneratedNever();
            t.Property(r => r.Changes).HasConversion(Document(DocumentFormats.AgreementChanges));
        });
        modelBuilder.Entity<DigestRow>().ToTable("digests").HasKey(r => r.Key);
        modelBuilder.Entity<ReviewCaseRow>().ToTable("review_cases").HasKey(r => r.Id);
        modelBuilder.Entity<LabelRow>().ToTable("labels").HasKey(r => r.Seq);
        modelBuilder.Entity<MissReportRow>().ToTable("miss_reports").HasKey(r => r.Seq);
        modelBuilder.Entity<ProposalRow>(t =>
        {
            t.ToTable("proposals").HasKey(r => r.Id);
            t.Property(r => r.Edits).HasConversion(Document(DocumentFormats.ProposalEdits));
            t.Property(r => r.Evidence).HasConversion(Document(DocumentFormats.ProposalEvidence));
        });
        modelBuilder.Entity<ProposalSignOffRow>().ToTable("proposal_sign_offs").HasKey(r => r.Seq);
        modelBuilder.Entity<FeedbackWebhookRow>().ToTable("feedback_webhooks").HasKey(r => r.Name);
        modelBuilder.Entity<SessionRow>(t =>
        {
            t.ToTable("sessions").HasKey(r => r.Id);
            t.Property(r => r.Session).HasConversion(Document(DocumentFormats.HandoffSession));
        });
        modelBuilder.Entity<PersonRow>().ToTable("people").HasKey(r => r.Person);
        modelBuilder.Entity<AbsenceRow>().ToTable("absences").HasKey(r => r.UserId);
        modelBuilder.Entity<DoNotDisturbRow>().ToTable("do_not_disturb").HasKey(r => r.UserId);
        modelBuilder.Entity<RotationRow>(t =>
        {
            t.ToTable("rotations").HasKey(r => new { r.Agreement, r.Route });
            t.Property(r => r.Rotation).HasConversion((ValueConverter)Document(DocumentFormats.Rotation));
        });
        modelBuilder.Entity<RefusalRow>(t =>
        {
            t.ToTable("refusals").HasKey(r => r.Seq);
            t.HasIndex(r => new
            {
                r.Hour,
                r.Endpoint,
                r.Address,
                r.Sender,
                r.Cause,
            })
                .IsUnique();
            t.HasIndex(r => r.LastAt);
        });
        SnakeCase.NameColumns(modelBuilder);
    }

    private static DocumentConverter<T> Document<T>(DocumentFormat<T> format) => new(format);

    private sealed class AlertConverter() : DocumentConverter<Alert>(DocumentFormats.Alert);

    private sealed class LeadConverter() : DocumentConverter<Lead>(DocumentFormats.Lead);
}
