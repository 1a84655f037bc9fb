using HandoffBot.Core.Leads;
using HandoffBot.Intake;

namespace HandoffBot.Tests.Intake;

/// <summary>What the OpenAPI document says of outcomes is what the reader of their bytes does.</summary>
public sealed class OutcomeContractTests
{
    private static readonly RequestSchema Request = new("Outcome");

    private static readonly DocumentedRequest Documented = new(
        Request,
        sent => OutcomeReader.Read(sent, "msg_1", DocumentedRequest.Now).Faults
    );

    public static TheoryData<string> Pointers => [.. Request.Properties.Select(property => property.Pointer)];

    [Theory, MemberData(nameof(Pointers))]
    public void A_property_takes_what_is_documented_and_refuses_the_rest(string pointer) => Documented.Holds(pointer);

    [Fact]
    public void Every_documented_field_is_read()
    {
        var sent = Request.Example();

        var report = OutcomeReader.Read(DocumentedRequest.Bytes(sent), null, DocumentedRequest.Now).Report!;

        Assert.Equal((string?)sent["id"], report.Id);
        Assert.Equal((string?)sent["account"]!["id"], report.AccountKey);
        Assert.Equal(LeadOutcome.Disqualified, report.Outcome);
        Assert.Equal((int?)sent["amount"], (int?)report.Amount);
        Assert.Equal((string?)sent["currency"], report.Currency);
        Assert.Equal((string?)sent["reason"], report.Reason);
    }
}
