using System.Collections.Immutable;
using System.Text;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Files wanted in the thread of a card, which is no different from that of a report.</summary>
internal static class FileThread
{
    /// <summary>The method that shows a file.</summary>
    public const string Shares = "files.completeUploadExternal";

    private const string Channel = "C0ALERTS";

    public static async Task<PublishingHarness> New(
        ImmutableHashSet<string> scopes,
        string kind = TestDatabase.Sqlite,
        int patience = 10,
        Action? drawing = null
    )
    {
        var harness = await PublishingHarness.New(new SandboxOptions { Scopes = scopes }, kind, patience);
        harness.Files = [new Numbers(drawing ?? (() => { }))];
        return harness;
    }

    /// <summary>Wants files of these parts; those of parts that were wanted before once more.</summary>
    public static async Task Want(PublishingHarness harness, params string[] parts)
    {
        if (!await harness.Database.Read((db, cancel) => db.Messages.AnyAsync(one => one.Kind == Outbox.AlertKind, cancel), default))
        {
            await harness.Open(alert => alert with { ExpiresAt = alert.ExpiresAt + Duration.FromDays(9), NextDueAt = null });
        }

        await harness.Database.Write(
            async (db, cancel) =>
            {
                var card = await db.Messages.AsNoTracking().FirstAsync(one => one.Kind == Outbox.AlertKind, cancel);
                string[] wanted = parts is [] ? [ReportFiles.Figures] : parts;
                await WantedMessages.Add(db, [.. wanted.Select(part => ReportFiles.Of(card, part, harness.Now))], cancel);
                return true;
            },
            default
        );
    }

    public static async Task<bool> IsShared(PublishingHarness harness) =>
        await Row(harness) is { Ts: not null, State: MessageState.Ready, LeasedBy: null };

    public static async Task<MessageRow> Row(PublishingHarness harness) => Assert.Single(await Rows(harness));

    public static Task<List<MessageRow>> Rows(PublishingHarness harness) =>
        harness.Database.Read(
            (db, cancel) => db.Messages.AsNoTracking().Where(one => one.Kind == ReportFiles.Kind).ToListAsync(cancel),
            default
        );

    /// <summary>The files in the thread.</summary>
    public static IReadOnlyList<SharedFile> Files(PublishingHarness harness) =>
        [.. harness.In(Channel).Where(one => one.ThreadTs is not null).SelectMany(one => one.Files)];

    /// <summary>What is said in the thread, beside files.</summary>
    public static string Said(PublishingHarness harness) =>
        string.Join('\n', harness.In(Channel).Where(one => one.ThreadTs is not null && one.Files.Count == 0).Select(one => one.AllText));

    internal sealed class Numbers(Action drawing) : IMessageFile
    {
        private Exception? _naming;

        /// <summary>Thrown when its name is asked for first.</summary>
        public Exception? Naming
        {
            init => _naming = value;
        }

        public string Kind => ReportFiles.Kind;

        public string NameOf(MessageRow row) =>
            Interlocked.Exchange(ref _naming, null) is { } fault ? throw fault : "numbers.csv";

        public Task<OutgoingFile?> Draw(MessageRow row, Instant now, CancellationToken cancel)
        {
            drawing();
            return Task.FromResult<OutgoingFile?>(new("Numbers", Encoding.UTF8.GetBytes("1,2")));
        }
    }
}
