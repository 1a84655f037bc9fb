namespace HandoffBot.Store.Tables;

/// <summary>Rows that retention deletes as a whole, so that their columns need no marks of their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeletedWhenExpiredAttribute : Attribute;
