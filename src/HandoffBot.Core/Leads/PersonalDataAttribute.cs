namespace HandoffBot.Core.Leads;

/// <summary>
/// Says, where it is declared, that a property of a stored record tells something of the person a lead is about. What is
/// marked is removed once it is older than the agreement's retention allows, so a marked property is optional: a record is
/// complete without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class PersonalDataAttribute : Attribute;
