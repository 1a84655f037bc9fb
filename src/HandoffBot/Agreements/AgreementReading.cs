using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>An agreement as read, or everything that is wrong with it.</summary>
/// <param name="File">What to call the source in messages.</param>
/// <param name="Text">The YAML, exactly; empty when it could not be read at all.</param>
/// <param name="Agreement">Null exactly when there are faults.</param>
/// <param name="Faults">In the order of the file.</param>
/// <param name="Notes">What is allowed and yet worth a second look.</param>
public sealed record AgreementReading(
    string File,
    string Text,
    HandoffAgreement? Agreement,
    IReadOnlyList<AgreementFault> Faults,
    IReadOnlyList<AgreementFault> Notes
)
{
    /// <summary>A fault as a line to print: <c>agreement.yaml:12: bands[1].from: … …</c>, with what led to it in lines below.</summary>
    public string Describe(AgreementFault fault) =>
        $"{File}{(fault.Line > 0 ? $":{fault.Line}" : "")}: {(fault.Path.Length > 0 ? $"{fault.Path}: " : "")}{fault.Message} "
        + $"{fault.Remedy}{string.Concat(fault.Details.Select(detail => $"{Environment.NewLine}      {detail}"))}";
}
