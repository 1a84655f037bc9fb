namespace HandoffBot.Store.Claims;

/// <summary>Which kinds of deliveries are due just now, 1 or 0 each: most dispatch cycles have one kind only.</summary>
public sealed record WaitingWork(int Posts, int Expired, int Edits, int Open, int Resends);
