using HandoffBot.Bench;

return await Measures.Run(args, Console.Out);
