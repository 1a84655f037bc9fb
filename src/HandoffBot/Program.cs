using HandoffBot.Agreements;
using HandoffBot.Deadlines;
using HandoffBot.Demo;
using HandoffBot.Handoffs;
using HandoffBot.Intake;
using HandoffBot.Interactions;
using HandoffBot.Operations;
using HandoffBot.Operations.Commands;
using HandoffBot.Publishing;
using HandoffBot.Review;
using HandoffBot.Store;

namespace HandoffBot;

/// <summary>The table of contents: what can be asked for on the command line, and the rooms of the host.</summary>
public static class HandoffHost
{
    public static Task<int> Main(string[] args) => CommandLine.Run(args, Console.Out, [
        Serve.Command,
        DemoCommand.Command,
