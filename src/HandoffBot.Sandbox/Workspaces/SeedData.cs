namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The users and channels of a new workspace.</summary>
internal static class SeedData
{
    public static void Fill(Workspace workspace)
    {
        workspace.AddUser(new User(Workspace.BotUser, "handoffbot", "HandoffBot", "") { IsBot = true });
        Person("U0REP1", "rep", "Robin Reyes", "Sales rep");
        Person("U0REP2", "sam", "Sam Okafor", "Sales rep");
        Person("U0REP3", "toni", "Toni Lindqvist", "Sales rep");
        Person("U0REV", "rae", "Rae Moreau", "Weekly review");
        Person("U0OPS", "ola", "Ola Nowak", "Routing and SLA");
        Person("U0CRM", "chris", "Chris Adeyemi", "CRM fields");
        Person("U0MODEL", "mo", "Mo Tanaka", "Scoring model");
        Person("U0EXC", "eli", "Eli Haddad", "Exceptions");
        Person("U0DANA", "dana", "Dana Weiss", "Product events");
        Channel("C0ALERTS", "alerts", "Leads worth a call now");
        Channel("C0REVIEW", "review", "The weekly look at what the score got wrong");
        Channel("C0MGRS", "managers", "Escalations");
        Channel("C0EMEA", "emea", "Leads of the EMEA team");

        void Person(string id, string name, string real, string title) =>
            workspace.AddUser(new User(id, name, real, $"{name}@ourco.test") { Title = title });

        void Channel(string id, string name, string topic) => workspace.AddChannel(id, name).Topic = topic;
    }
}
