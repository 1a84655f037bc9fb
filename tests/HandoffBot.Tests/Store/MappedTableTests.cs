using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Routing;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace HandoffBot.Tests.Store;

/// <summary>The tables as statements written by hand see them, beside EF Core's model of the same.</summary>
public sealed class MappedTableTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 20, 9, 0);

    public static TheoryData<string> Both => TestDatabase.Both;

    [Fact]
    public async Task Every_column_of_the_model_is_written_by_hand_too()
    {
        await using var test = await TestDatabase.New();
        var model = await test.Database.Read(
            (db, _) =>
                Task.FromResult(
                    MappedTables.All.ToDictionary(
                        table => table.Value.Name,
                        table => ColumnsOf(db.Model.FindEntityType(table.Key)!),
                        StringComparer.Ordinal
                    )
                ),
            default
        );
        Assert.NotEmpty(model);
        foreach (var table in MappedTables.All.Values)
        {
            Assert.Equal(model[table.Name], table.Columns.Split(", ").Select(name => name.Trim('"')).Order(StringComparer.Ordinal));
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_text_of_any_length_is_read_as_it_was_written(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        string[] texts = ["", "a", new('日', 256), new('日', 257), string.Concat(Enumerable.Repeat("Zoë 🚀", 2000))];
        await test.Database.Write(
            async (db, cancel) =>
            {
                await BulkWriter.Insert(db, [.. texts.Select((text, at) => Message($"m{at}", text))], cancel);
                return true;
            },
            default
        );

        var read = await test.Database.Read(
            (db, cancel) => Sql.Query(db, "SELECT content FROM messages ORDER BY id", row => row.TextOrNull(0), cancel),
            default
        );

        Assert.Equal(texts, read);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_one_writes_the_other_reads(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var message = Message("m", "{}");
        var fact = new AlertFactRow
        {
            AlertId = "a",
            Agreement = "a/b",
            Kind = AlertFactKind.Flagged,
            At = Nine,
            OpenedAt = Nine,
            Band = "hot",
            Signals = [new("trial", "Started a trial")],
        };
        var person = new PersonRow
        {
            Person = "p@acme.test",
            Unreachable = UnavailableReason.Bot,
            LookedUpAt = Nine,
        };
        await test.Database.Write(
            async (db, cancel) =>
            {
                await BulkWriter.Insert(db, [message], cancel);
                await BulkWriter.Insert(db, [fact], cancel);
                db.People.Add(person);
                return true;
            },
            default
        );
        var (readMessage, readFact, readPerson) = await test.Database.Read(
            async (db, cancel) =>
                (
                    await db.Messages.SingleAsync(cancel),
                    await db.AlertFacts.SingleAsync(cancel),
                    (await Sql.First(db, AccountTables.People.Select, AccountTables.People.Read, cancel))!
                ),
            default
        );
        Assert.Equivalent(message, readMessage);
        fact.Seq = readFact.Seq;
        Assert.Equivalent(fact, readFact);
        Assert.Equivalent(person, readPerson);
        var handRead = await test.Database.Read(
            async (db, cancel) =>
                (await RowsByKey.Message(db, "m", cancel), await Sql.First(db, AlertTables.Facts.Select, AlertTables.Facts.Read, cancel)),
            default
        );
        Assert.Equivalent(message, handRead.Item1);
        Assert.Equivalent(fact, handRead.Item2);
    }

    private static List<string> ColumnsOf(IEntityType type) =>
        [
            .. type.GetProperties()
                .Where(property => property.ValueGenerated == ValueGenerated.Never)
                .Select(property => property.GetColumnName())
                .Order(StringComparer.Ordinal),
        ];

    private static MessageRow Message(string id, string content) =>
        new()
        {
            Id = id,
            Kind = "notice",
            Subject = $"subject of {id}",
            Channel = "C0ALERTS",
            Agreement = "a/b",
            Content = content,
            ClientMessageId = Guid.Parse("00000000-0000-0000-0000-00000000000a"),
            WantedRevision = 3,
            PostedRevision = 1,
            SentRevision = 2,
            State = MessageState.Uncertain,
            Priority = 7,
            ExpiresAt = Nine,
            ActBy = null,
            Attempts = 4,
            UncertainSince = Nine,
            NextAttemptAt = Nine,
            CreatedAt = Nine,
        };
}
