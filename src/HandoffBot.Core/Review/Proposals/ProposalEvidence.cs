namespace HandoffBot.Core.Review.Proposals;

/// <summary>What a proposal rests on, as it was known when it was made; never changed afterwards.</summary>
/// <param name="Summary">What its card says of it, one plain sentence each, without markup and without names of leads.</param>
/// <param name="Labels">How many alerts and leads reviewers had labelled by then.</param>
/// <param name="Alerts">Ids of the alerts whose flags led to it; their flaggers hear when it comes into force.</param>
public sealed record ProposalEvidence(IReadOnlyList<string> Summary, int Labels, IReadOnlyList<string> Alerts);
