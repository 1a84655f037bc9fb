using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using NodaTime;

namespace HandoffBot.Tests.Intake;

/// <summary>What the OpenAPI document says of outcomes is what the reader of their bytes does.</summary>
public sealed class OutcomeContractTests
{
    private static readonly RequestSchema Request = new("Outcome");

    public static TheoryData<string> Pointers => [.. Request.Properties.Select(property => property.Pointer)];

    [Theory, MemberData(nameof(Pointers))]
    public void A_property_takes_what_is_documented_and_refuses_the_rest(string pointer)
    {
        var property = Request.Properties.Single(one => one.Pointer == pointer);
        foreach (var one in RequestCases.Of(Request, property))
        {
            var sent = Request.Example();
            Holder(sent, pointer)[pointer.Split('/')[^1]] = one.Value?.DeepClone();
            Expect(sent, one.Allowed, pointer + one.FaultAt);
        }

        var without = Request.Example();
        Holder(without, pointer).Remove(pointer.Split('/')[^1]);
        Expect(without, !property.Required, pointer);
    }

    [Fact]
    public void Every_documented_field_is_read()
    {
        var sent = Request.Example();

        var report = OutcomeReader.Read(Bytes(sent), null, Now).Report!;

        Assert.Equal((string?)sent["id"], report.Id);
        Assert.Equal((string?)sent["account"]!["id"], report.AccountKey);
        Assert.Equal(LeadOutcome.Disqualified, report.Outcome);
        Assert.Equal((int?)sent["amount"], (int?)report.Amount);
        Assert.Equal((string?)sent["currency"], report.Currency);
        Assert.Equal((string?)sent["reason"], report.Reason);
    }

    private static Instant Now { get; } = Instant.FromUtc(2026, 11, 21, 0, 0);

    private static void Expect(JsonObject sent, bool allowed, string pointer)
    {
        var faults = OutcomeReader.Read(Bytes(sent), "msg_1", Now).Faults;
        Assert.True(
            allowed ? faults.Count == 0 : faults.Any(fault => fault.Pointer == pointer),
            $"{pointer}, {(allowed ? "allowed" : "refused")} by the document: {string.Join(Environment.NewLine, faults)}"
        );
    }

    private static byte[] Bytes(JsonObject sent) => Encoding.UTF8.GetBytes(sent.ToJsonString());

    private static JsonObject Holder(JsonObject root, string pointer) =>
        pointer.Split('/')[1..^1].Aggregate(root, (at, step) => at[step]!.AsObject());
}
