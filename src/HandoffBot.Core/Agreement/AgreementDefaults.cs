namespace HandoffBot.Core.Agreement;

/// <summary>What holds where an agreement is silent.</summary>
public static class AgreementDefaults
{
    /// <summary>A minimum qualification: who, where to reach them, and the four answers a first call needs.</summary>
    public static IReadOnlyList<ChecklistItem> Checklist { get; } =
    [
        new("Contact name", "contact.name"),
        new("Contact e-mail", "contact.email"),
        new("Job title", "contact.title"),
        new("Company size", "account.employees"),
        new("Budget", "answers.Budget"),
        new("Timeline", "answers.Timeline"),
        new("Current solution", "answers.Current solution"),
        new("Pain", "answers.Pain"),
    ];

    /// <summary>Opening lines for the usual ways in; the last one fits any.</summary>
    public static IReadOnlyList<Opener> Openers { get; } =
    [
        new("inbound-demo", "Hi {contact}, thank you for asking to see it. What should the demo answer for {company}?"),
        new("inbound-trial", "Hi {contact}, I saw {company} is trying it out. What are you hoping to get working first?"),
        new("webinar", "Hi {contact}, thank you for joining our webinar. Which part matters most at {company}?"),
        new("referral", "Hi {contact}, we were pointed to {company}. May I ask what you are looking at just now?"),
        new("content", "Hi {contact}, I hope what you read was useful. What made {company} look into it?"),
        new("*", "Hi {contact}, I noticed activity from {company}: {signal}. Is it a good moment to talk about it?"),
    ];
}
