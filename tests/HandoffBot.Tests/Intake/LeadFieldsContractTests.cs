using HandoffBot.Intake;

namespace HandoffBot.Tests.Intake;

/// <summary>What the OpenAPI document says of lead fields is what the reader of their bytes does.</summary>
public sealed class LeadFieldsContractTests
{
    private static readonly RequestSchema Request = new("LeadFields");

    private static readonly DocumentedRequest Documented = new(
        Request,
        sent => FieldReportReader.Read(sent, "msg_1", DocumentedRequest.Now).Faults
    );

    public static TheoryData<string> Pointers => [.. Request.Properties.Select(property => property.Pointer)];

    [Theory, MemberData(nameof(Pointers))]
    public void A_property_takes_what_is_documented_and_refuses_the_rest(string pointer) => Documented.Holds(pointer);

    [Fact]
    public void Every_documented_field_is_told()
    {
        var told = Request.Properties.Select(one => one.Pointer).Where(pointer => pointer.LastIndexOf('/') > 0);

        var report = FieldReportReader.Read(DocumentedRequest.Bytes(Request.Example()), null, DocumentedRequest.Now).Report!;

        Assert.Equal(
            told.Select(pointer => pointer[1..].Replace('/', '.')).Order(StringComparer.Ordinal),
            report.Told().Order(StringComparer.Ordinal)
        );
    }
}
