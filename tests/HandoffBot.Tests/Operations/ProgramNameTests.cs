using HandoffBot.Hosting;
using HandoffBot.Testing.Files;

namespace HandoffBot.Tests.Operations;

public sealed class ProgramNameTests
{
    private static readonly string Project = Repository.File("src/HandoffBot");

    [Theory]
    [InlineData("", "src/HandoffBot")]
    [InlineData("docs", "../src/HandoffBot")]
    [InlineData("src/HandoffBot", ".")]
    public void Run_from_its_source_it_names_the_project_as_seen_from_the_callers_folder(string called, string project)
    {
        foreach (var output in new[] { "bin/Debug/net10.0", "bin/Release/net10.0/linux-x64/" })
        {
            var program = Path.Combine(Project, output);
            Assert.Equal(
                $"dotnet run --project {project} -- check",
                ProgramInvocation.Typed("check", Path.Combine(program, "HandoffBot"), program, Repository.File(called).TrimEnd('/'))
            );
        }
    }

    [Theory]
    [InlineData("/opt/handoffbot/HandoffBot", "/opt/handoffbot/", "/opt/handoffbot/HandoffBot check")]
    [InlineData("/opt/my bots/HandoffBot", "/opt/my bots/", "\"/opt/my bots/HandoffBot\" check")]
    [InlineData("/usr/bin/dotnet", "/opt/handoffbot/", "dotnet /opt/handoffbot/HandoffBot.dll check")]
    [InlineData(
        "/srv/tools/handoffbot",
        "/srv/tools/.store/handoffbot/0.1.0/handoffbot/0.1.0/tools/net10.0/any/",
        "/srv/tools/handoffbot check"
    )]
    [InlineData("/usr/bin/dotnet", "/srv/.store/handoffbot/0.1.0/handoffbot/0.1.0/tools/net10.0/any/", "dotnet handoffbot check")]
    public void Published_or_installed_it_names_what_was_started(string process, string program, string typed) =>
        Assert.Equal(typed, ProgramInvocation.Typed("check", process, program, "/tmp"));
}
