using HandoffBot.Core.Agreement.Edits;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>A change that is worth proposing.</summary>
/// <param name="Edits">What it changes, made together or not at all.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record NewProposal(IReadOnlyList<AgreementEdit> Edits, ProposalEvidence Evidence);
